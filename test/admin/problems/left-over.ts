/** Words of English that no Spanish sentence has. */
export const leftOver =
  /\b(?:the|of|is|are|was|has|have|and|or|with|that|this|it|its|must|cannot|takes|there|already|any|at|to|by|key|ADMIN|MANAGER|ACTIVE|ARCHIVED|INACTIVE)\b/;

/** Without what people call their groups, tasks and events. */
export const unquoted = (sentence: string) => sentence.replace(/«[^»]*»/g, '');
