/* Why a statement was read: what each rule of src/attrib says, in a sentence. */
const RULES: { [name: string]: string } = {
  'subject-of-cue': 'The source is the subject of a verb that puts the words into its mouth.',
  'passive-cue': 'The verb of saying is passive: the source stands behind “by”, or is not told.',
  'according-to': 'Words such as “according to” name the source.',
  'noun-cue': 'A noun of saying, such as “statement” or “warning”, has a source and a content.',
  'parenthetical': 'The cue is put between the words that it attributes.',
  'quotation-and-cue': 'A quotation stands beside a cue.',
  'orphan-quotation': 'A quotation without a cue goes on with whoever spoke before it.',
  'relay': 'Somebody is credited with having passed this on.',
  'citing': 'The one outside cites the one inside.',
  'script': 'A name and a colon, as in a transcript, open the words.',
  'role-model': 'The trained model marked source, cue and content; no rule of grammar made it alone.',
};

export const whyOf = (rule: string) => RULES[rule] ?? `Read by the rule “${rule}”.`;

export const sureOf = (confidence: number) =>
  `About ${Math.round(confidence * 100)} in 100 readings like it are right. It says nothing about whether the words are true.`;
