import { useState } from 'react';
import type { ReactNode } from 'react';
import { useActKeys } from '../../api/act-keys.js';
import { Button } from '../../design/button.js';
import { DataTable } from '../../design/data-table.js';
import type { Column } from '../../design/data-table.js';
import { fileSize } from '../../design/files.js';
import { Notice } from '../../design/notice.js';
import { problemOf } from '../../design/problems.js';
import { formatMoment } from '../../shared/format.js';
import { takeFile } from './case.query.js';
import type { CaseFile, CaseShown } from './case.query.js';
import { caseMessages as words } from './messages.js';
import { caseRefusals } from './refusals.js';
import { saveFile } from './save-file.js';

/** One copy is one reading: pressed again while the file is under way, it is the same one. */
const useTaking = ({ id: breachId, schoolId }: CaseShown, taken: (said: string) => unknown) => {
  const [problem, setProblem] = useState<string>();
  const [busyId, setBusy] = useState<string>();
  const keys = useActKeys();
  const take = async ({ id: evidenceId, fileName }: CaseFile): Promise<void> => {
    const idempotencyKey = keys.keyOf(evidenceId);
    setBusy(evidenceId);
    setProblem(undefined);
    try {
      saveFile(await takeFile({ schoolId, breachId, evidenceId, idempotencyKey }), fileName);
      keys.done(evidenceId);
      taken(words.taken({ name: fileName }));
    } catch (error) {
      setProblem(problemOf(error, { fields: [], refusals: caseRefusals() }).text);
    }
    setBusy(undefined);
  };
  return { problem, busyId, take };
};

/** The files of a case with their hashes. A copy is saved and never shown in place; each is recorded. */
export const Evidence = ({
  one,
  mayTake,
  taken,
}: {
  one: CaseShown;
  mayTake: boolean;
  taken: (said: string) => unknown;
}): ReactNode => {
  const { problem, busyId, take } = useTaking(one, taken);
  const columns: Column<CaseFile>[] = [
    { name: words.shows, cell: ({ description }) => description },
    { name: words.file, cell: ({ fileName, contentType, size }) => `${fileName}, ${contentType}, ${fileSize(size)}` },
    { name: words.attached, cell: ({ attachedAt }) => formatMoment(attachedAt) },
    { name: words.hash, cell: ({ sha256 }) => <code className="hash">{sha256}</code> },
  ];
  const copy: Column<CaseFile> = {
    name: words.copy,
    cell: (file) => (
      <Button
        isBusy={busyId === file.id}
        aria-label={words.takeWhat({ name: file.fileName })}
        onClick={() => take(file)}
      >
        {words.take}
      </Button>
    ),
  };
  const none = one.category === 'INDECENT_IMAGES' ? words.neverEvidence : words.noEvidence;
  return (
    <section aria-labelledby="evidence-heading">
      <h2 id="evidence-heading">{words.evidence}</h2>
      {problem !== undefined && <Notice kind="error">{problem}</Notice>}
      {one.evidence.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <>
          <DataTable
            caption={words.evidenceCaption}
            columns={mayTake ? [...columns, copy] : columns}
            rows={one.evidence}
            idOf={({ id }) => id}
          />
          {mayTake && <p className="soft small">{words.takeNote}</p>}
        </>
      )}
    </section>
  );
};
