import { useState } from 'react';
import type { ReactNode } from 'react';
import { Checkbox, Checkboxes } from '../../design/checkboxes.js';
import { DateField } from '../../design/date-field.js';
import type { FieldBinding } from '../../design/field.js';
import { FileField } from '../../design/file-field.js';
import { Radios } from '../../design/radios.js';
import { Select } from '../../design/select.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import { FlowSample, FormSample } from './form-samples.js';
import { styleguideMessages as words } from './messages.js';
import { Group, LONG_NAME, LONG_WELSH, Part, Sample } from './sample.js';

/** A field that keeps what is typed and tells nobody. */
const useField = <Value,>(id: string, initial: Value, error?: string): FieldBinding<Value> => {
  const [value, onChange] = useState(initial);
  return { id, value, onChange, error };
};

const TextFields = (): ReactNode => (
  <>
    <Part name="TextField">
      <Sample state={words.states.hint}>
        <TextField {...useField('text-hint', '')} label={words.name} hint={words.nameHint} />
      </Sample>
      <Sample state={words.states.optional}>
        <TextField {...useField('text-optional', words.nameValue)} label={words.name} isOptional width={20} />
      </Sample>
      <Sample state={words.states.wrong}>
        <TextField {...useField('text-wrong', '', words.nameMissing)} label={words.name} hint={words.nameHint} />
      </Sample>
      <Sample state={words.states.long}>
        <TextField {...useField('text-long', LONG_NAME)} label={LONG_WELSH} />
      </Sample>
    </Part>
    <Part name="TextArea">
      <Sample state={words.states.filled}>
        <TextArea {...useField('area', words.reasonValue)} label={words.reason} most={500} />
      </Sample>
      <Sample state={words.states.wrong}>
        <TextArea
          {...useField('area-wrong', LONG_NAME, words.questionMissing)}
          label={words.reason}
          most={120}
          rows={3}
        />
      </Sample>
    </Part>
    <Part name="DateField">
      <Sample state={words.states.filled}>
        <DateField {...useField('day', '2026-11-21')} label={words.day} />
      </Sample>
      <Sample state={words.states.wrong}>
        <DateField {...useField('day-wrong', '', words.dayMissing)} label={words.day} />
      </Sample>
    </Part>
  </>
);

const placeOptions = () => [
  { value: 'online', label: words.places.online, hint: words.onlineHint },
  { value: 'school', label: words.places.school },
  { value: 'elsewhere', label: words.places.elsewhere },
];

const Choices = (): ReactNode => (
  <>
    <Part name="Radios">
      <Sample state={words.states.empty}>
        <Radios {...useField('place', '')} label={words.where} options={placeOptions()} />
      </Sample>
      <Sample state={words.states.wrong}>
        <Radios {...useField('place-wrong', '', words.dayMissing)} label={words.where} options={placeOptions()} />
      </Sample>
    </Part>
    <Part name="Select">
      <Sample state={words.states.long}>
        <Select
          {...useField('school', '')}
          label={words.school}
          options={[
            { value: '', label: words.chooseSchool },
            { value: '1', label: LONG_NAME },
          ]}
        />
      </Sample>
    </Part>
    <Part name="Checkboxes">
      <Sample state={words.states.filled}>
        <Checkboxes
          {...useField<readonly string[]>('about', ['images'])}
          label={words.concerns}
          options={Object.entries(words.concernOptions).map(([value, label]) => ({ value, label }))}
        />
      </Sample>
    </Part>
    <Part name="Checkbox">
      <Sample state={words.states.usual}>
        <Checkbox {...useField('agree', true)} label={words.agree} />
      </Sample>
      <Sample state={words.states.wrong}>
        <Checkbox {...useField('agree-wrong', false, words.agreeMissing)} label={words.agree} hint={words.before} />
      </Sample>
    </Part>
    <Part name="FileField">
      <Sample state={words.states.empty}>
        <FileField
          {...useField<File | null>('file', null)}
          label={words.file}
          rule={{ kinds: ['.docx', '.pdf'], mostBytes: 10_485_760 }}
        />
      </Sample>
    </Part>
  </>
);

/** Everything that one fills in. */
export const FormsPart = (): ReactNode => (
  <Group heading={words.groups.forms}>
    <TextFields />
    <Choices />
    <Part name="Form">
      <Sample state={words.states.press}>
        <FormSample />
      </Sample>
    </Part>
    <Part name="FormFlow">
      <Sample state={words.states.press}>
        <FlowSample />
      </Sample>
    </Part>
  </Group>
);
