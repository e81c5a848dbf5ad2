import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ErasedField, Erasure, ErasureCertificate } from '../../../../../libs/contracts/graphql/schema.types.js';
import { Button } from '../../design/button.js';
import { DataTable } from '../../design/data-table.js';
import { SummaryList } from '../../design/summary-list.js';
import { formatCount, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { retentionMessages as words } from './messages.js';

/** Sealed fields by kind: how many, and never what. */
export const FieldTable = ({ fields }: { fields: readonly ErasedField[] }): ReactNode => (
  <DataTable
    caption={words.wouldGo}
    rows={fields}
    idOf={({ type, field }) => `${type}-${field}`}
    columns={[
      { name: words.kindOfField, cell: (field) => <Local text={field.words} /> },
      { name: words.event, cell: ({ type }) => <code>{type}</code> },
      { name: words.howMany, isNumber: true, cell: ({ count }) => formatCount(count) },
    ]}
  />
);

/** Hands the certificate to the browser to be saved, as the server said it. */
const save = (erasure: Erasure): void => {
  const text = JSON.stringify({ format: 'trustlog erasure certificate 1', ...erasure }, null, 2);
  const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `erasure-${erasure.id}.json`;
  link.click();
  // Revoked at once, some browsers would save nothing.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

const Key = ({ id }: { id: string | null | undefined }): ReactNode =>
  id ? <code className="hash">{id}</code> : <span className="soft">{words.noKey}</span>;

/** What an auditor keeps: which key is gone, what it sealed by number, and where the record says so. */
export const Certificate = ({
  erasure,
  certificate,
}: {
  erasure: Erasure;
  certificate: ErasureCertificate;
}): ReactNode => {
  const { erasedOn, rule, ruleName, keyId, wrappedBy, fields, fieldCount, files, mails, labels, reapplied } =
    certificate;
  const { schoolId, done } = erasure;
  return (
    <section className="part" aria-labelledby="certificate">
      <h2 id="certificate">{words.certificate}</h2>
      <p>{words.certificateSays({ day: formatPartialDate(erasedOn), rule: wordsOf(rule?.words) || ruleName })}</p>
      {reapplied && <p>{words.reapplied}</p>}
      <SummaryList
        rows={[
          { label: words.erasedOn, value: formatPartialDate(erasedOn) },
          { label: words.rule, value: <Local text={rule?.words} otherwise={ruleName} /> },
          { label: words.source, value: rule ? <span lang="en">{rule.source}</span> : ruleName },
          { label: words.keyId, value: <Key id={keyId} /> },
          { label: words.wrappedBy, value: <Key id={wrappedBy} /> },
          { label: words.howMany, value: words.fieldCount({ count: fieldCount }) },
          { label: words.files, value: formatCount(files) },
          { label: words.mails, value: formatCount(mails) },
          { label: words.labels, value: formatCount(labels) },
        ]}
      />
      {fields.length > 0 && <FieldTable fields={fields} />}
      {done && (
        <p>
          <Link to="/audit" search={{ tenantId: schoolId, position: String(done.position) }}>
            {words.inRecord({ position: done.position })}
          </Link>
          . {words.check}
        </p>
      )}
      <p className="form-end">
        <Button onClick={() => save(erasure)}>{words.save}</Button>
        <Button onClick={() => window.print()}>{words.print}</Button>
      </p>
    </section>
  );
};
