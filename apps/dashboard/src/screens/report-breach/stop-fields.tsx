import type { ReactNode } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { Checkbox } from '../../design/checkboxes.js';
import { Notice } from '../../design/notice.js';
import type { FormState } from '../../design/use-form.js';
import { Contacts, Instructions } from './guide-parts.js';
import { reportMessages as words } from './messages.js';
import type { ReportValues } from './report-flow.js';
import { guideQuery } from './report.query.js';

/** What must not be done stands here by itself; what must be comes from the server, and its lack hides nothing of it. */
export const StopFields = ({ form, schoolId }: { form: FormState<ReportValues>; schoolId: string }): ReactNode => {
  const guide = useAnswer(guideQuery, { schoolId, category: 'INDECENT_IMAGES', subjectPersonId: null }).data
    ?.breachGuide;
  return (
    <>
      <Notice kind="warning">
        <ul>
          {[words.stopUpload, words.stopLook, words.stopAsk].map((text) => (
            <li key={text}>
              <b>{text}</b>
            </li>
          ))}
        </ul>
        <p>{words.stopWhy}</p>
      </Notice>
      {guide && (
        <>
          <h2>{words.stopNow}</h2>
          <Instructions steps={guide.instructions} />
          <Contacts contacts={guide.contacts} />
        </>
      )}
      <p>{words.stopWords}</p>
      <Checkbox {...form.field('stopRead')} label={words.stopRead} />
    </>
  );
};
