import type { WelshOf } from '../../i18n/define-messages.js';
import type { reportMessages } from './messages.js';

export const reportWelsh: WelshOf<typeof reportMessages> = {
  title: 'Adrodd am achos',
  lost: 'Cafodd y dudalen hon ei hail-lwytho, ac mae’r hyn a deipiwyd gennych wedi mynd. Mae hynny’n fwriadol: nid oes dim o adroddiad yn aros yn y porwr. Ni anfonwyd dim. Dechreuwch eto os gwelwch yn dda.',
  after: 'Anfonwyd eich adroddiad diwethaf. Yma gallwch ddechrau un arall.',
  past: 'Heddiw y gwneir adroddiad',
  pastCure: 'Rydych yn edrych ar y gorffennol, lle na ellir cofnodi dim. Ewch yn ôl i’r presennol i adrodd.',
  mayNot: 'Ni all eich mewngofnodiad adrodd',
  mayNotCure:
    'Mae archwilydd yn edrych ar y cofnod heb ychwanegu dim ato. Dywedwch wrth yr ysgol neu ei hymddiriedolaeth yn uniongyrchol.',
  kept: 'Nes i chi ei anfon, dim ond yn y ffenestr hon y mae’r hyn a deipiwch. Bydd ei chau neu ei hail-lwytho yn ei golli.',

  schoolHeading: 'Am ba ysgol y mae?',
  school: 'Ysgol',
  schoolChoose: 'Dewiswch ysgol',

  categoryHeading: 'Pa fath o achos ydyw?',
  category: 'Math o achos',
  categoryHint: 'Dewiswch yr un agosaf. Mae’n penderfynu pwy sy’n cael gwybod a beth sydd i’w wneud ar unwaith.',
  about: {
    INDECENT_IMAGES:
      'Lluniau neu fideos rhywiol o unrhyw un dan 18, rhai ffug hefyd. Dewiswch hwn hefyd os nad ydych yn siŵr.',
    CONTACT_WITH_PUPILS: 'Mae oedolyn a disgybl mewn cysylltiad mewn ffordd nad yw’r polisi’n ei chaniatáu.',
    FRIEND_REQUEST: 'Cais ffrind neu ddilyn rhwng oedolyn a disgybl, wedi’i anfon neu ei dderbyn.',
    HARASSMENT: 'Mae rhywun yn cael ei fwlio, ei fygwth neu ei gam-drin ar-lein.',
    EXTREME_CONTENT: 'Cafodd deunydd eithafol neu anghyfreithlon ei weld, ei gadw neu ei rannu.',
    DATA_BREACH: 'Collwyd rhestr, dyfais neu neges â data pobl, neu cyrhaeddodd rywun nad oedd i fod i’w chael.',
    CONFIDENTIALITY: 'Cafodd rhywbeth a ddywedwyd yn gyfrinachol ei basio ymlaen.',
    HACKED_ACCOUNT: 'Aeth rhywun arall i mewn i gyfrif yr ysgol neu un o’i phobl.',
    IMAGES_WITHOUT_CONSENT: 'Rhannwyd llun neu ffilm o rywun heb ofyn.',
    DEFAMATION: 'Dywedwyd rhywbeth anwir sy’n niweidio enw da rhywun, neu’r ysgol.',
    NAME_OR_LOGO: 'Defnyddiwyd enw neu logo’r ysgol heb ganiatâd.',
    WORKING_TIME: 'Defnydd preifat o gyfryngau cymdeithasol yn ystod oriau gwaith.',
    CONTRACTOR: 'Torrodd cyflenwr, contractwr neu weithiwr asiantaeth y polisi.',
  },

  stopHeading: 'Stopiwch: peidiwch ag edrych ymhellach',
  stopUpload: 'Peidiwch ag uwchlwytho, copïo, anfon nac argraffu dim.',
  stopLook: 'Peidiwch â chwilio am ragor, a pheidiwch ag ymchwilio.',
  stopAsk: 'Peidiwch â holi neb. Gadewch y ddyfais fel y mae.',
  stopWhy:
    'Mae meddu ar ddelwedd o’r fath yn drosedd, beth bynnag yw’r rheswm. Ni ellir anfon ffeil gyda’r adroddiad hwn.',
  stopNow: 'Gwnewch hyn nawr, cyn mynd ymlaen:',
  stopWords: 'Gallwch gofnodi mewn geiriau yr hyn a wyddoch o hyd. Gwnewch hynny ar ôl ffonio.',
  stopRead: 'Rwyf wedi darllen hyn ac ni fyddaf yn copïo nac yn uwchlwytho dim',
  reach: 'Sut i gysylltu â nhw',

  whatHeading: 'Beth ddigwyddodd?',
  summary: 'Beth ddigwyddodd',
  summaryHint:
    'Yr hyn a welsoch neu a glywsoch, a phwy arall a’i gwelodd, yn eich geiriau eich hun. Peidiwch â disgrifio delwedd o blentyn yn fanwl.',
  whenHeading: 'Pryd y digwyddodd?',
  happened: 'Ydych chi’n gwybod y diwrnod?',
  happenedDay: 'Ydw',
  happenedUnknown: 'Nac ydw, neu dros gyfnod',
  happenedOn: 'Diwrnod',
  whereHeading: 'Ble y digwyddodd?',
  place: 'Ble',
  placeHint: 'Gwefan, ap, grŵp, cyfeiriad tudalen, neu le yn yr ysgol.',
  whoHeading: 'Am bwy y mae?',
  who: 'Ydych chi’n gwybod am bwy y mae?',
  whoPerson: 'Rhywun o’r ysgol',
  whoUnknown: 'Nid wyf yn gwybod, neu neb o’r ysgol',
  whoHint:
    'Gadewir allan bwy bynnag a enwch: ni chânt wybod, ni allant weld yr adroddiad ac ni allant ei drin. Mae hynny’n wir am y pennaeth hefyd; yna cadeirydd y llywodraethwyr a’r ymddiriedolaeth neu’r awdurdod sy’n cael gwybod.',
  whoPupil: 'Nid yw disgyblion na rhieni yn y rhestr hon: dywedwch mewn geiriau, ddwy dudalen yn ôl, pwy ydyw.',
  find: 'Enw',
  findHint: 'O leiaf ddwy lythyren o’r enw cyntaf neu’r cyfenw.',
  found:
    '{count, plural, =0 {Nid oes neb â’r enw hwn.} zero {Nid oes neb â’r enw hwn.} one {Mae gan # person yr enw hwn.} two {Mae gan # berson yr enw hwn.} few {Mae gan # pherson yr enw hwn.} many {Mae gan # pherson yr enw hwn.} other {Mae gan # person yr enw hwn.}}',
  foundMost:
    '{count, plural, zero {Ni ddangosir neb} one {Dangosir # person} two {Dangosir # berson} few {Dangosir # pherson} many {Dangosir # pherson} other {Dangosir # person}}. Os nad oes yr un ohonynt yn gywir, teipiwch ragor o’r enw.',
  findFailed:
    'Ni ellid chwilio am yr enwau. Gwiriwch eich cysylltiad a daliwch ati i deipio, neu dewiswch nad ydych yn gwybod.',
  chosen: 'Dewiswyd: {name}',
  person: 'Person',
  noPost: 'dim swydd ar gofnod',
  policyHeading: 'Pa bolisi a dorrwyd?',
  policy: 'Polisi',
  policyChoose: 'Dewiswch bolisi',
  policyNone: 'Nid wyf yn gwybod, neu ddim un o’r rhain',
  policiesFailed:
    'Ni ellid llwytho’r rhestr o bolisïau. Dewiswch nad ydych yn gwybod: nid oes ei hangen ar yr adroddiad.',
  evidenceHeading: 'Oes gennych ffeil sy’n ei ddangos?',
  file: 'Ffeil',
  fileHint:
    'Llun sgrin, ffotograff neu ddogfen. Caiff ei selio gyda’r adroddiad; dim ond y rhai sy’n ei drin a all gymryd copi, a chofnodir pob copi.',
  keepCopy:
    'Cadwch gopi â dyddiad, gyda’i gyfeiriad, y diwrnod a’r amser, cyn i ddim gael ei dynnu i lawr. Yn aml, sylwadau sarhaus a ddilëir gyntaf.',
  noIndecent: 'Byth lun rhywiol o unrhyw un dan 18. Os oes un, ewch yn ôl a dewiswch y math hwnnw o achos.',
  fileShows: 'Yr hyn y mae’r ffeil yn ei ddangos',
  removeFile: 'Tynnu’r ffeil',
  noFile: 'dim',
  confidenceHeading: 'A gedwir eich enw yn gyfrinachol?',
  confidential: 'Yn gyfrinachol',
  confidentialYes: 'Cedwir, yn gyfrinachol',
  confidentialYesHint: 'Ni ddangosir eich enw i’r rhai sy’n ei drin, a chofnodir bob tro y bydd rhywun yn ei ddarllen.',
  confidentialNo: 'Na chedwir: cânt weld mai fi a’i hadroddodd',
  confidentialLaw: 'Lle mae’r gyfraith yn gofyn, gall y cofnod ddangos o hyd pwy a adroddodd.',

  checkHeading: 'Gwiriwch eich atebion',
  send: 'Anfon yr adroddiad',
  before:
    'Ar ôl ei anfon ni allwch ei ddarllen na’i newid: nid yw’r sawl sy’n adrodd yn darllen yn ôl. Yr hyn y gallwch ei wneud wedyn yw adrodd o’r newydd.',
  unknownDay: 'ddim yn hysbys',
  notSaid: 'heb ei ddweud',
  unknownPerson: 'ddim yn hysbys',
  unknownPolicy: 'ddim yn hysbys',

  missing: {
    schoolMissing: 'Dewiswch yr ysgol y mae’n sôn amdani.',
    categoryMissing: 'Dewiswch pa fath o achos ydyw.',
    stopNotRead: 'Darllenwch hyn, a thiciwch eich bod wedi gwneud.',
    summaryMissing: 'Dywedwch beth ddigwyddodd, mewn brawddeg neu ddwy.',
    tooLong: 'Mae hyn yn hirach na 10,000 o nodau. Byrhewch ef.',
    happenedMissing: 'Dywedwch a ydych yn gwybod y diwrnod.',
    dayMissing: 'Rhowch y diwrnod, neu dywedwch nad ydych yn ei wybod.',
    dayToCome: 'Nid yw’r diwrnod hwn wedi dod eto. Cywirwch ef, neu dywedwch nad ydych yn ei wybod.',
    whoMissing: 'Dywedwch a ydych yn gwybod am bwy y mae.',
    personMissing: 'Dewiswch rywun y daeth y chwiliad o hyd iddo, neu dywedwch nad ydych yn gwybod.',
    policyMissing: 'Dewiswch bolisi, neu dywedwch nad ydych yn gwybod.',
    fileShowsMissing: 'Dywedwch beth mae’r ffeil yn ei ddangos.',
    confidenceMissing: 'Dewiswch a gedwir eich enw yn gyfrinachol.',
  },
  refused: {
    FORBIDDEN:
      'Ni dderbynnir ffeiliau byth ar gyfer y math hwn o achos. Ni chadwyd dim o’r ffeil. Rhowch wybod i’r heddlu a’r LADO ar unwaith.',
    KIND: 'Nid llun, PDF na thestun plaen yw’r ffeil, beth bynnag yw ei henw. Dewiswch lun sgrin yn lle hynny.',
    LARGE: 'Mae’r ffeil yn fwy na 5 MB. Dewiswch gopi llai.',
    EMPTY: 'Mae’r ffeil yn wag. Dewiswch un arall.',
    SELF: 'Mae adroddiad yn enwi rhywun heblaw’r sawl sy’n adrodd. I adrodd am eich camgymeriad eich hun, dywedwch nad ydych yn gwybod am bwy y mae.',
    ROLE: 'Ni chaiff eich mewngofnodiad adrodd yma. Ni chofnodwyd dim.',
    GONE: 'Nid eich lle chi yw adrodd dros yr ysgol hon. Ni chofnodwyd dim.',
  },

  sentHeading: 'Anfonwyd eich adroddiad',
  sentSays:
    'Fe’i cofnodwyd unwaith ac ni ellir ei newid na’i ddileu. Ni allwch ei ddarllen yn ôl, ac ni all y sawl y mae’n sôn amdano ychwaith.',
  doNow: 'Gwnewch hyn nawr',
  toldHeading: 'Pwy sy’n cael gwybod',
  toldPosts: 'Yn cael gwybod drwy e-bost bod achos yn aros, heb air ohono:',
  toldGroup: 'Yn yr ymddiriedolaeth neu’r awdurdod:',
  toldNobody:
    'Nid oes neb ar gofnod y gellir rhoi gwybod iddo. Rhowch wybod i’ch ymddiriedolaeth neu’ch awdurdod lleol eich hun, heddiw.',
  roundHead: 'Mae’n sôn am rywun sy’n arwain yr ysgol, felly mae’n mynd heibio i bobl yr ysgol ei hun.',
  next: 'Beth sy’n digwydd nesaf',
  nextSays:
    'Bydd rhywun yn ymgymryd â’r achos, a rhywun heblaw chi fydd yn ei drin, yn penderfynu arno ac yn ei gau. Efallai y gofynnant am gael siarad â chi. Os bydd rhywbeth arall yn digwydd, adroddwch o’r newydd.',
  guideFailed:
    'Anfonwyd yr adroddiad. Ni ellid llwytho’r cyfarwyddiadau: gofynnwch i’ch arweinydd diogelu beth i’w wneud nawr.',
  sentGone: 'Unwaith y dangosir y dudalen hon, ar ôl anfon',
  sentGoneCure:
    'Os gwelsoch yma fod eich adroddiad wedi’i anfon, mae wedi’i gofnodi. Ni ellir ei ddangos eto, fel na fydd neb yn dod o hyd iddo ar y cyfrifiadur hwn.',
  again: 'Adrodd am rywbeth arall',
  backToMine: 'Mynd i’m tudalennau',
};
