/** What a label of a policy's front page is about. */
export type LabelKind =
  | 'approved' // who approved, or when, or both
  | 'approvedBy'
  | 'approvedOn'
  | 'lastReviewed'
  | 'reviewAmbiguous'
  | 'nextReview'
  | 'cycle'
  | 'owner'
  | 'author'
  | 'signed'
  | 'role'
  | 'name'
  | 'date'
  | 'version'
  | 'audience'
  | 'title'
  | 'school'
  | 'other';

const DOC = '(?:the |this )?(?:policy|document|procedure|statement)';
const GOVS =
  '(?:the )?(?:chair(?:man|person)?(?: of (?:the )?(?:governors|governing (?:body|board)|trustees|directors|board))?|(?:full |local )?govern(?:ors?|ing (?:body|board|council))|trust(?:ees?| board)|board(?: of (?:trustees|governors|directors))?|committee|headteacher|lgb|fgb|slt)';

/** Field's words for each label, most telling first; matched case-insensitively against the whole label. */
export const LEXICON: ReadonlyArray<readonly [LabelKind, string]> = [
  [
    'nextReview',
    `(?:date (?:of|for) (?:the )?)?next (?:scheduled |planned |policy |full )?review(?: (?:is )?(?:due|date|by|on))*(?: (?:by|on|date))?|(?:${DOC} )?(?:(?:is |will |shall |should |must )?(?:next )?be (?:next )?reviewed(?: (?:by|on|in|before|again))*|(?:is )?due (?:to be|for) review(?:ed)?|to be (?:next )?reviewed(?: (?:by|on|in|before|again))?)|review due(?: (?:by|date|on))?|(?:${DOC} )?review due date|due for (?:next )?review(?: (?:on|by))?|(?:${DOC} )?date (?:for|due for) (?:the )?(?:next )?review|planned review(?: date)?|review (?:by|before)|(?:proposed|future|target) review(?: date)?|next (?:due|update due)|expiry date|renewal date|dyddiad (?:yr )?adolygu nesaf|dyddiad (?:yr )?adolygiad nesaf|adolygiad nesaf|adolygu nesaf|i'w adolygu(?: erbyn| yn)?|to be reviewed`,
  ],
  [
    'lastReviewed',
    `(?:date )?(?:of )?(?:the )?(?:${DOC} |policy )?(?:was )?(?:last|latest|most recent|previous) (?:review(?:ed)?|update(?:d)?|revision|revised|amended)(?: (?:date|on|by))*|date (?:last )?(?:reviewed|revised|updated)|(?:${DOC} )?(?:reviewed|revised|updated)(?: (?:on|in))|reviewed(?: and updated)?|review completed(?: on)?|current review(?: date)?|adolygwyd(?: ddiwethaf)?(?: ar| yn)?|dyddiad (?:yr )?adolygiad diwethaf|adolygiad diwethaf|last reviewed|revised|updated`,
  ],
  [
    'cycle',
    `(?:${DOC} )?review (?:cycle|period|frequency|interval|schedule|timescale|timetable)|(?:frequency|cycle|period) of review|(?:${DOC} )?(?:is |to be )?reviewed every|how often (?:reviewed|is this reviewed)|cylch adolygu|amlder adolygu`,
  ],
  [
    'reviewAmbiguous',
    `(?:${DOC} )?review date(?:s)?|(?:policy )?date of (?:policy )?review|date to be reviewed|(?:policy )?review|dyddiad adolygu|dyddiad yr adolygiad|adolygu`,
  ],
  [
    'approvedBy',
    `(?:${DOC} )?(?:was |has been )?(?:approved|ratified|adopted|agreed|authorised|authorized|signed off|sanctioned|endorsed|determined|accepted)(?: and (?:approved|ratified|adopted|agreed))? by(?: ${GOVS})?|approv(?:al|ing) (?:body|committee|authority|level|by)|approver|(?:approved|ratified|adopted|agreed) at (?:the |a )?(?:full )?meeting of(?: the)?|approval given by|body (?:responsible for )?approv(?:al|ing)|level of approval|responsible committee|governing (?:body )?committee|committee responsible|cymeradwywyd gan(?: y corff llywodraethol)?|mabwysiadwyd gan(?: y corff llywodraethol)?|cadarnhawyd gan`,
  ],
  [
    'approvedOn',
    `date (?:of )?(?:${DOC} )?(?:(?:was )?(?:approved|ratified|adopted|agreed|authorised)|(?:${GOVS} )?(?:approval|adoption|ratification|agreement))(?: by ${GOVS})?|(?:${GOVS} )?(?:approval|adoption|ratification) date|(?:${DOC} )?(?:approved|ratified|adopted|agreed) (?:on|date)|date (?:approved|ratified|adopted|agreed)(?: by ${GOVS})?|(?:approved|ratified|adopted|agreed) (?:at|in)|dyddiad (?:y )?(?:cymeradwyo|cymeradwywyd|mabwysiadu|mabwysiadwyd)|cymeradwywyd ar`,
  ],
  [
    'approved',
    `(?:${DOC} )?(?:approved|ratified|adopted|agreed)|approval|approved and adopted|cymeradwywyd|mabwysiadwyd`,
  ],
  [
    'owner',
    `(?:person|persons|post|post ?holder|member of staff|staff member|staff|colleague|officer|lead|leader|manager|role)s?\\(?s?\\)? responsible(?: for)?(?: ${DOC}| this)?|responsible (?:person|officer|post|postholder|lead|member of staff|staff|owner|manager|leader)|(?:policy|document|procedure|slt|staff|lead|executive|trust|business|information)[ -]?(?:owner|lead|holder|custodian)|owner(?: of ${DOC})?|owned by|lead|slt link|(?:slt|leadership) (?:link|lead|responsibility)|lead (?:person|professional|member of staff|officer|staff|author|teacher|role)|responsible|responsibility(?: of| for ${DOC})?|(?:${DOC} )?(?:co-?ordinator|custodian|contact)|named (?:person|lead|contact)|accountable (?:person|officer|lead|director)|head of (?:policy|service)|perchennog(?: y polisi)?|(?:person|swyddog|aelod staff)(?: sy'n)? (?:cyfrifol|gyfrifol)(?: am y polisi)?|cyfrifoldeb`,
  ],
  [
    'author',
    `(?:policy |document )?(?:author|writer)(?:\\(s\\)|s)?|(?:written|prepared|produced|drafted|compiled) by|awdur`,
  ],
  [
    'signed',
    `(?:${DOC} )?(?:signed|signature)(?: (?:by|on behalf of|of|for))*(?: ${GOVS})?(?: by)?|llofnod(?:wyd)?(?: gan)?|signed \\((?:chair(?: of (?:governors|trustees))?|headteacher|head|principal|ceo)\\)`,
  ],
  ['role', `role|position|post|designation|job title|title of signatory|capacity|swydd|r[oô]l`],
  ['name', `(?:print(?:ed)? )?name(?: \\(print\\))?|print|printed|enw`],
  ['date', `dated?|dyddiad|on`],
  ['version', `(?:${DOC} )?(?:version|issue|revision)(?: (?:no\\.?|number|control|ref(?:erence)?))?|fersiwn`],
  [
    'audience',
    `(?:target |intended )?audience|(?:policy |this policy )?appl(?:ies|icable) to|circulation|distribution|for (?:the )?attention of|relevant to|cynulleidfa|staff groups?|intended for`,
  ],
  [
    'title',
    `(?:policy|document|procedure) (?:title|name)|title(?: of (?:policy|document))?|name of policy|teitl(?: y polisi)?|enw'r polisi`,
  ],
  ['school', `(?:name of )?(?:school|academy|trust|establishment|setting)(?: name)?|ysgol|enw'r ysgol`],
  [
    'other',
    `effective (?:from|date)|date (?:effective|issued|of issue|written|created|published|implemented|of implementation|of policy)|implementation date|(?:issue|publication|published|created|written|start) (?:date|on)|(?:date )?published(?: on)?|(?:policy |document )?(?:status|type|category|reference|ref|number|no\\.?|code|ref no)|statutory|website|on website|related (?:policies|documents)|linked (?:policies|documents)|consult(?:ed|ation)(?: with)?|minute (?:ref|number|no)|cost|location|telephone|tel|phone|e-?mail|address|reviewed by|adolygwyd gan|review(?:er|ing body)|revised by|updated by|amended by|checked by|headteacher|head teacher|principal|executive headteacher|chair of (?:governors|trustees)|chair|ceo|chief executive|designated safeguarding lead|dsl|pennaeth|cadeirydd(?: y llywodraethwyr)?`,
  ],
];
