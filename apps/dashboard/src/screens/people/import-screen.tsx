import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PeopleImport } from '../../../../../libs/contracts/graphql/schema.types.js';
import { freshKey, RefusedCommand } from '../../api/mutate.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { Details } from '../../design/details.js';
import { Notice } from '../../design/notice.js';
import { problemOf } from '../../design/problems.js';
import { Progress } from '../../design/progress.js';
import { Answered, Forbidden } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { ImportForm } from './import-form.js';
import { partsOf } from './import-csv.js';
import type { ImportPart } from './import-csv.js';
import { ImportPlan, ImportResult } from './import-plan.js';
import { nothingStored, runImport } from './import-run.js';
import type { RunEnd, Stored } from './import-run.js';
import { importMessages as words } from './import.messages.js';
import { sendList } from './import.query.js';
import { NotThen } from './not-then.js';
import { namesQuery } from './names.query.js';
import { keepsPeople } from './people-words.js';

type Stage =
  | { readonly kind: 'choose'; readonly problem?: string }
  | { readonly kind: 'reading' }
  | { readonly kind: 'planned'; readonly csv: string; readonly plan: PeopleImport }
  | { readonly kind: 'storing'; readonly stored: Stored; readonly stopping: boolean }
  | { readonly kind: 'ended'; readonly end: RunEnd };

/** What a part answered is what is stored of it: with an error in it, nothing was. */
const storeOf =
  (key: string) =>
  async (part: ImportPart, index: number): Promise<PeopleImport> => {
    const account = await sendList({ csv: part.csv, dryRun: false, idempotencyKey: `${key}-${index}` });
    const [first] = account.errors;
    if (first) {
      const row = String(part.rows[first.row - 2] ?? first.row);
      throw new RefusedCommand(first.code, { en: `${row}: ${first.message}`, cy: `${row}: ${first.messageCy}` });
    }
    return account;
  };

const failure = (error: unknown): string => problemOf(error, { fields: [] }).text;

/** From a chosen file to what became of it. Its key is made once: going on repeats nothing. */
const useImport = () => {
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>({ kind: 'choose' });
  const key = useRef(freshKey());
  const stop = useRef(false);
  const parts = useRef<readonly ImportPart[]>([]);

  const read = async (csv: string): Promise<void> => {
    setStage({ kind: 'reading' });
    key.current = freshKey();
    try {
      const plan = await sendList({ csv, dryRun: true });
      parts.current = partsOf(csv);
      setStage({ kind: 'planned', csv, plan });
    } catch (error) {
      setStage({ kind: 'choose', problem: failure(error) });
    }
  };
  const store = async (from: Stored): Promise<void> => {
    stop.current = false;
    setStage({ kind: 'storing', stored: from, stopping: false });
    const end = await runImport({
      parts: parts.current,
      from,
      send: storeOf(key.current),
      isStopped: () => stop.current,
      onStored: (stored) => setStage({ kind: 'storing', stored, stopping: stop.current }),
    });
    setStage({ kind: 'ended', end });
    await client.invalidateQueries();
  };
  const cancel = (): void => {
    stop.current = true;
    setStage((now) => (now.kind === 'storing' ? { ...now, stopping: true } : now));
  };
  const rows = (): number => parts.current.reduce((sum, part) => sum + part.rows.length, 0);
  return { stage, read, store, cancel, rows, again: () => setStage({ kind: 'choose' }) };
};

const Steps = (): ReactNode => {
  const { stage, read, store, cancel, rows, again } = useImport();
  switch (stage.kind) {
    case 'choose':
      return (
        <>
          {stage.problem !== undefined && <Notice kind="error">{stage.problem}</Notice>}
          <ImportForm read={read} />
        </>
      );
    case 'reading':
      return <Progress label={words.checking} />;
    case 'planned':
      return <ImportPlan plan={stage.plan} again={again} store={() => store(nothingStored)} />;
    case 'storing':
      return (
        <Progress
          label={words.storing}
          done={stage.stored.rows}
          of={rows()}
          detail={words.progress({ rows: stage.stored.rows, of: rows() })}
          onCancel={cancel}
          isStopping={stage.stopping}
        />
      );
    case 'ended':
      return (
        <ImportResult
          end={stage.end}
          of={rows()}
          goOn={() => store(stage.end.stored)}
          again={again}
          failure={failure}
        />
      );
  }
};

/** `/people/import`: a list of people, seen before it is stored, and stopped at any part. */
export const ImportScreen = (): ReactNode => {
  useTitle(words.title);
  const past = useMoment().kind === 'at';
  const answer = useAnswer(namesQuery, {});
  return (
    <Answered answer={answer}>
      {({ viewer }) => {
        if (!keepsPeople(viewer.role)) return <Forbidden />;
        if (past) return <NotThen title={words.title} />;
        return (
          <>
            <h1>{words.title}</h1>
            <p>{words.lead}</p>
            <Details summary={words.columns}>
              <p>{words.columnsAre}</p>
            </Details>
            <Steps />
          </>
        );
      }}
    </Answered>
  );
};
