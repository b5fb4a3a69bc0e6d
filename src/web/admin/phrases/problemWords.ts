/** What the rules' reader says is wrong, by the shape of its sentence: the words stand in the pages' own language, what it cannot know stays as it is. */
const shapes = [
  ['cannotRead', /^(?<where>[^:]+): "(?<what>.*)" cannot be read: /s],
  ['noList', /^(?<where>[^:]+): there is no list (?<what>.+)\.$/s],
  ['matchesNothing', /^(?<where>[^:]+): "(?<what>.*)" matches empty text/s],
  ['contains', /^(?<where>[^:]+): "(?<what>.*)" (?:contains .+, which|has a )/s],
  ['tooLarge', /^(?<where>[^:]+): "(?<what>.*)" (?:is too large|grows to more|stands for more|goes too deep)/s],
  ['noPatterns', /^(?<where>[^:]+): (?:it has no patterns|a pattern is empty|at most \d+ patterns)/s],
  ['level', /^(?<where>[^:]+): (?:the level is|it needs an id)/s],
] as const
export const problemShapes = shapes.map(([name]) => name)

export interface ProblemWords {
  shape: (typeof problemShapes)[number]
  where: string
  what: string
}

/** Null: a sentence of another shape, shown as the server wrote it. */
export function problemWords(sentence: string): ProblemWords | null {
  for (const [shape, pattern] of shapes) {
    const found = pattern.exec(sentence)?.groups
    if (found) return { shape, where: found.where!.replace(/^(Rule|Cue|Mask) /, ''), what: found.what ?? '' }
  }
  return null
}
