import { expect, test } from 'vitest';
import { squash } from '../../src/forms/nearest.ts';
import { parseGroupFields } from '../../src/groups/group-fields.ts';
import { createSay, languageCodes } from '../../src/languages/say.ts';
import { findTemplate, listTemplates, templateIds } from '../../src/suggestions/list-templates.ts';

const says = languageCodes.map((code) => createSay(code, new Date(0), 'UTC'));

test('each name is of one template, in whatever language, and is found by it', () => {
  const ids = new Map<string, string>();
  for (const id of templateIds)
    for (const name of [id, ...says.map((say) => say.groupTemplates[id].name)]) {
      expect({ name, id: ids.get(squash(name)) ?? id }).toEqual({ name, id });
      ids.set(squash(name), id);
      for (const say of says)
        for (const typed of [name, name.toUpperCase(), name.replaceAll(' ', '-')])
          expect(findTemplate(typed, listTemplates(say, 'GENERAL'))).toEqual({ id });
    }
});

test('what a template says may be said of a group', () => {
  for (const say of says)
    for (const { name, description, color, icon } of listTemplates(say, 'GENERAL'))
      expect(parseGroupFields({ name, description, color, icon })).toEqual({
        ...{ name, description, color, icon },
      });
});
