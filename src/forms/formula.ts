/** What a spreadsheet takes a cell for a formula by, in letters of full width too (OWASP, CSV injection). */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** A cell that no spreadsheet runs: a quote goes before what it would take for a formula. */
export function quoteFormula(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before quoteFormula. */
export function unquoteFormula(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}
