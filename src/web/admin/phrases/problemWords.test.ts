import { expect, it } from 'vitest'
import { problemWords } from './problemWords'

it.each([
  [`Rule own-1: "(暗号" cannot be read: Invalid pattern '\\G(?:(?:暗号)' at offset 11. Not enough )'s..`, 'cannotRead', 'own-1', '(暗号'],
  ['Rule own-1: there is no list places.', 'noList', 'own-1', 'places'],
  ['Rule own-1: "a?" matches empty text.', 'matchesNothing', 'own-1', 'a?'],
  ['Rule own-1: "a*" contains *, which patterns do not have.', 'contains', 'own-1', 'a*'],
  ['Rule own-1: "a~b" has a ~ without a length from 1 to 30.', 'contains', 'own-1', 'a~b'],
  ['idioms: at most 300 patterns, none of them empty or longer than 500 characters.', 'noPatterns', 'idioms', ''],
  ['Rule own-1: the level is 5, not 1 to 4.', 'level', 'own-1', ''],
])('reads %s', (sentence, shape, where, what) => expect(problemWords(sentence)).toEqual({ shape, where, what }))

it('leaves another sentence as it is', () => expect(problemWords('At most 500 changes.')).toBeNull())
