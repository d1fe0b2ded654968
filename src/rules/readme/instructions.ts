// Whether an uninstallation section gives Datadog's two instructions, by meaning and not by wording:
//   that earlier authorizations are revoked, and that the integration's API keys are to be disabled (facts of the OAuth page).
// Each sentence is read as a row of words with roles (a thing, what ends it, what keeps it, a negation); an instruction is
// given where a thing is ended, or is not kept. "Are not revoked" and "remain valid" are the opposite.

/** @param sentences Of the section, as `sentences` in documents/prose.ts gives them. */
export function saysAuthorizationsRevoked(sentences: readonly string[]): boolean {
  return says(sentences.map(normalize), authorizations);
}

/** @param sentences Of the section, as `sentences` in documents/prose.ts gives them. */
export function saysApiKeysDisabled(sentences: readonly string[]): boolean {
  const normalized = sentences.map(normalize);
  // Where API keys are spoken of, "the keys" are those.
  return says(normalized, normalized.some((sentence) => /\bapikey/.test(sentence)) ? apiKeys : { ...apiKeys, thing: /^$/ });
}

/** Whether a sentence says, or may say, that authorizations stay: beside it the instruction would contradict. */
export function maySayAuthorizationsStay(sentences: readonly string[]): boolean {
  return sentences.some((sentence) => maySayTheOpposite(normalize(sentence), authorizations));
}

/** Whether a sentence says, or may say, that API keys stay. */
export function maySayApiKeysStay(sentences: readonly string[]): boolean {
  return sentences.some((sentence) => maySayTheOpposite(normalize(sentence), apiKeys));
}

type Role =
  | 'thing'
  | 'weak thing'
  | 'other thing'
  | 'end'
  | 'weak end'
  | 'keep'
  | 'not'
  | 'condition'
  | 'link'
  | 'subject'
  | 'pronoun'
  | 'break'
  | 'word';

interface Instruction {
  /** The things that the instruction is about. */
  readonly thing: RegExp;
  /** Words that mean it in some contexts: they count beside a verb that says so clearly. */
  readonly weakThing: RegExp;
  /** Things that the same verbs often speak of in this section. */
  readonly otherThing: RegExp;
  /** Verbs that end it. */
  readonly end: RegExp;
  /** Verbs that end many things: they count only right beside it. */
  readonly weakEnd: RegExp;
}

const keep =
  /^(?:remain|remains|remaining|stay|stays|valid|active|enabled|usable|used|work|works|working|persist|persists|outlives?|outlasts?|continues?|survive|survives|exist|exists|effective|ineffect|accepted|honou?red|left|functional|apply|applies|retained|kept|present|available)$/;
const not =
  /^(?:not|no|never|none|neither|nor|nolonger|without|insteadof|stop|stops|stopped|cease|ceases|ceased|unable|nothing|avoid)$/;
const condition = /^(?:until|unless|if|while|even|though|although|perhaps)$/;
const link =
  /^(?:that|which|who|where|with|from|in|on|under|by|using|for|to|into|at|of|via|inside|within|through|holding|containing|holds|contains)$/;
const subject = /^(?:you|we|they|it)$/;
const pronoun = /^(?:them|it|those|these|each|one|ones|any|all|everything|this|that|entry|entries|match|matches|result|results)$/;

const installation =
  'integrations?|tiles?|dashboards?|webhooks?|monitors?|connections?|sources?|destinations?|accounts?|users?|app|application|apps|packages?|agent|plugin|extension';

const authorizations: Instruction = {
  thing: /^(?:authori[sz]ations?|oauth\w*|oauthapp|grants?|consents?|accesstokens?|refreshtokens?|tokens?)$/,
  weakThing: /^(?:access|permissions?|credentials?|privileges?|rights|approvals?)$/,
  otherThing: new RegExp(`^(?:${installation}|apikeys?|keys?|apikeyspage|sessions?|data)$`),
  end: /^(?:revok(?:e|es|ed|ing)|revocation|withdr(?:aw|aws|awn|awing)|invalidat(?:e|es|ed|ing)|invalid|rescind(?:s|ed|ing)?|void(?:s|ed)?|de-?authori[sz](?:e|es|ed|ing)|terminat(?:e|es|ed|ing)|cancel(?:s|led|ed|ling|ing)?|expires?|expired|lapses?|lapsed|nullif(?:y|ies|ied)|los(?:e|es|ing)|lost|cutoff)$/,
  weakEnd:
    /^(?:remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|end|ends|ended|ending|clear(?:s|ed)?|disabl(?:e|es|ed|ing)|drop(?:s|ped)?|discard(?:s|ed)?|erased?|deactivat(?:e|es|ed|ing)|withheld)$/,
};

const apiKeys: Instruction = {
  thing: /^(?:apikeys?|keys?)$/,
  weakThing: /^$/,
  otherThing: new RegExp(`^(?:${installation}|apikeyspage|authori[sz]ations?|tokens?|accesstokens?)$`),
  end: /^(?:disabl(?:e|es|ed|ing)|deactivat(?:e|es|ed|ing)|revok(?:e|es|ed|ing)|invalidat(?:e|es|ed|ing)|retir(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|turnedoff|switchedoff|decommission(?:s|ed|ing)?|inactive|invalid|disabled)$/,
  weakEnd:
    /^(?:cleanedup|expired?|clear(?:s|ed)?|eras(?:e|es|ed|ing)|drop(?:s|ped)?|destroy(?:s|ed)?|withdraw(?:n)?|cancel(?:s|led|ed)?)$/,
};

/** Letters and digits in classes of their own: `\p{L}` takes V8 longer to prepare than a section takes to read. */
function normalize(sentence: string): string {
  return ` ${sentence.toLowerCase()} `
    .replaceAll(/[‘’ʼ`]/g, "'")
    .replaceAll(/[^a-z\d\u00c0-\u1fff\u3040-\ud7ff',;:-]+/g, ' ')
    .replaceAll(/\bwon't\b/g, 'will not')
    .replaceAll(/\bcan(?:'t|not)\b/g, 'can not')
    .replaceAll(/n't\b/g, ' not')
    .replaceAll(/(?<![a-z\d\u00c0-\u1fff\u3040-\ud7ff-])[a-z\d\u00c0-\u1fff\u3040-\ud7ff-]+'s(?=\s)/g, ' ')
    .replaceAll(/'(?=\s)/g, ' ')
    .replaceAll(/\bnot only\b|\b(?:not|never) (?:forget|fail|omit|neglect) to\b/g, ' ')
    .replaceAll(/\b(?:all|any|each|every one|both|some|most) of\b/g, 'all')
    .replaceAll(/\b(?:may|might|could) have been\b/g, 'perhaps')
    .replaceAll(/\b(?:no longer|not any longer|not any more)\b/g, 'nolonger')
    .replaceAll(/\b(?:nolonger|not) (?:be |been )?(?:authori[sz]ed|permitted|allowed)\b/g, 'access revoked')
    .replaceAll(/\b(?:tak(?:e|es|en|ing)|cut(?:s|ting)?) (?:\w+ ){0,3}?(?:away|off)\b/g, 'cutoff')
    .replaceAll(/\b(?:nolonger|not) (?:be able to |have |has |retains? )?(?:any )?access\b/g, 'access revoked')
    .replaceAll(/\b(?:instead of|rather than)\b/g, 'insteadof')
    .replaceAll(/\bapi[- ]keys?(?= (?:management )?(?:page|section|screen|tab|settings|view|list|table))/g, 'apikeyspage')
    .replaceAll(/\bapi[- ]?keys?\b/g, 'apikeys')
    .replaceAll(/\b(access|refresh)[- ]tokens?\b/g, '$1tokens')
    .replaceAll(/\boauth[- ]?(?:2(?: 0)?[- ]?)?(apps?|clients?|applications?)\b/g, 'oauthapp')
    .replaceAll(
      /\b(turn|turns|turned|turning|switch|switched|switching) (\w+ ){0,3}?off\b/g,
      (_, verb: string) => `${verb.slice(0, 4) === 'turn' ? 'turnedoff' : 'switchedoff'} `,
    )
    .replaceAll(/\bclean(?:ed|s|ing)? up\b/g, 'cleanedup')
    .replaceAll(/\bin (?:effect|force|place)\b/g, 'ineffect')
    .replaceAll(/\bget rid of\b/g, 'delete')
    .trim();
}

function says(sentences: readonly string[], instruction: Instruction): boolean {
  let spokenOf = false;
  for (const sentence of sentences) {
    const words = sentence.replaceAll(/([,;:])/g, ' $1 ').split(/\s+/);
    const roles = words.map((word) => roleOf(word, instruction));
    if (isSaid(words, roles, spokenOf)) return true;
    spokenOf = roles.includes('thing');
  }
  return false;
}

/** Rather too often than not: what is kept, or what is not ended, beside a thing of the instruction. */
function maySayTheOpposite(sentence: string, instruction: Instruction): boolean {
  const roles = sentence.split(/\s+/).map((word) => roleOf(word.replaceAll(/[,;:]/g, ''), instruction));
  if (!roles.includes('thing') && !roles.includes('weak thing')) return false;
  return roles.includes('keep') || (roles.includes('not') && (roles.includes('end') || roles.includes('weak end')));
}

function roleOf(word: string, { thing, weakThing, otherThing, end, weakEnd }: Instruction): Role {
  if (not.test(word)) return 'not';
  if (end.test(word)) return 'end';
  if (weakEnd.test(word)) return 'weak end';
  if (thing.test(word)) return 'thing';
  if (weakThing.test(word)) return 'weak thing';
  if (otherThing.test(word)) return 'other thing';
  if (keep.test(word)) return 'keep';
  if (condition.test(word)) return 'condition';
  if (subject.test(word)) return 'subject';
  if (link.test(word)) return 'link';
  if (pronoun.test(word)) return 'pronoun';
  if (/^[,;:]$|^(?:but|however|otherwise|so|then)$/.test(word)) return 'break';
  return 'word';
}

function isSaid(words: readonly string[], roles: readonly Role[], spokenOf: boolean): boolean {
  return roles.some((role, verb) => {
    if (role !== 'end' && role !== 'weak end' && role !== 'keep') return false;
    return saidOfEarlierThing(words, roles, verb) || (role !== 'keep' && saidOfLaterThing(words, roles, verb, spokenOf));
  });
}

/** "Authorizations … are revoked", "no authorization … remains valid". */
function saidOfEarlierThing(words: readonly string[], roles: readonly Role[], verb: number): boolean {
  for (let thing = verb - 1; thing >= 0 && verb - thing <= 16; thing--) {
    const role = roles[thing];
    if (role === 'condition') return false;
    if (role !== 'thing' && role !== 'weak thing') continue;
    if (roles.slice(Math.max(0, thing - 3), thing).includes('condition')) return false;
    const between = afterConjunction(words, roles, thing + 1, verb);
    const isImperative = roles[verb] !== 'keep' && !/(?:ed|n|s|id|ion|ive|off|up)$/.test(words[verb] ?? '');
    if (isImperative && !actsOn(roles.slice(verb + 1, verb + 5))) continue;
    if (roles[verb] === 'weak end' && (role === 'weak thing' || between.length > 8) && between.some(isSubject(between))) continue;
    const negations = count(between, 'not') + count(lastBeforeBreak(roles.slice(Math.max(0, thing - 3), thing), 3), 'not');
    if ((negations % 2 === 1) === (roles[verb] === 'keep')) return true;
  }
  return false;
}

/** "Revoke all authorizations", "disable every API key"; "disable them" after a sentence that spoke of the things. */
function saidOfLaterThing(words: readonly string[], roles: readonly Role[], verb: number, spokenOf: boolean): boolean {
  const reach = roles[verb] === 'end' ? 7 : 4;
  const negated = count(clauseBefore(roles, verb), 'not') % 2 === 1;
  if (negated) return false;
  for (let thing = verb + 1; thing < roles.length && thing - verb <= reach; thing++) {
    const role = roles[thing];
    if (role === 'thing' || (role === 'weak thing' && roles[verb] === 'end')) return !isTakenOutOfAFile(words, thing);
    if (isPronoun(words, roles, thing) && thing - verb <= 2)
      return spokenOf || roles.slice(Math.max(0, verb - farBack), verb).includes('thing');
    if (role === 'link' || role === 'other thing' || role === 'condition' || role === 'break' || role === 'not') return false;
  }
  return false;
}

/** "Are not revoked and remain valid": the negation ends with its verb. "Are not revoked or disabled": it goes on. */
function afterConjunction(words: readonly string[], roles: readonly Role[], start: number, end: number): readonly Role[] {
  for (let at = end - 1; at > start; at--) {
    if (/^(?:and|but|yet)$/.test(words[at] ?? '') && roles.slice(start, at).some((role) => role === 'end' || role === 'keep')) {
      return roles.slice(at, end);
    }
  }
  return roles.slice(start, end);
}

/** "Disable them", "disable these" and "disable any that …", unlike "disable these dashboards". */
function isPronoun(words: readonly string[], roles: readonly Role[], at: number): boolean {
  if (/^(?:them|it|everything)$/.test(words[at] ?? '')) return true;
  const next = roles[at + 1];
  return roles[at] === 'pronoun' && (next === undefined || ['link', 'break', 'pronoun', 'subject', 'condition'].includes(next));
}

/** An order acts on what it names next: on the things spoken of when that is a pronoun or nothing else. */
function actsOn(following: readonly Role[]): boolean {
  const object = following.find((role) => role !== 'word');
  return (
    object === undefined ||
    object === 'pronoun' ||
    object === 'subject' ||
    object === 'thing' ||
    object === 'link' ||
    object === 'break'
  );
}

/** Another thing stands as a subject of its own, not behind "to", "of", "with". */
function isSubject(roles: readonly Role[]) {
  return (role: Role, index: number) => role === 'other thing' && !roles.slice(Math.max(0, index - 3), index).includes('link');
}

/** "Remove the API key from your configuration file" disables nothing. */
function isTakenOutOfAFile(words: readonly string[], thing: number): boolean {
  const from = words.slice(thing + 1, thing + 6).indexOf('from');
  return (
    from !== -1 &&
    !words
      .slice(thing + 1 + from, thing + 7 + from)
      .some((word) => /^(?:datadog|organi[sz]ation|org|apikeyspage|apikeys|list)$/.test(word))
  );
}

/** No sentence is longer that a person follows: what stands further back belongs to another thought. */
const farBack = 100;

/** The words that a negation of this verb may stand in: back to the clause's start or its subject. */
function clauseBefore(roles: readonly Role[], verb: number): readonly Role[] {
  let start = verb;
  while (start > 0 && verb - start < farBack && !['break', 'subject', 'condition'].includes(roles[start - 1] ?? '')) start--;
  return roles.slice(start, verb);
}

function lastBeforeBreak(roles: readonly Role[], length: number): readonly Role[] {
  const last = roles.slice(-length);
  return last.slice(last.lastIndexOf('break') + 1);
}

function count(roles: readonly Role[], role: Role): number {
  return roles.filter((each) => each === role).length;
}
