import type { TimeWords } from '../words-of-time.ts';

/** Spanish words around a time, as they are typed on phones. */
export const spanish: TimeWords = {
  plurals: ['sabados', 'domingos', 'findes', 'fines de semana'],
  feasts: [
    ...['navidad', 'navidades', 'nochebuena', 'nochevieja', 'reyes', 'semana santa', 'pascua'],
    ...['ano nuevo', 'fin de ano', 'carnaval', 'todos los santos', 'dia de muertos', 'festivo'],
  ],
  repeating: ['cada', 'todos los', 'todas las', 'semanal', 'mensual', 'diario', 'quincenal'],
  roundingBefore: ['sobre', 'hacia', 'aprox', 'aproximadamente', 'exactamente', 'tipo'],
  roundingAfter: [
    ...['en punto', 'punto', 'clavadas', 'clavados', 'pasadas', 'o asi', 'mas o menos', 'aprox'],
    ...[
      'aproximadamente',
      'exactas',
      'sin falta',
      'como muy tarde',
      'a mas tardar',
      'como maximo',
      'puntual',
      'puntuales',
      'hs',
      'horas',
    ],
  ],
  about: [
    ...['con', 'sobre', 'despues', 'despues de', 'despues del', 'desde', 'tras', 'segun', 'del'],
    ...['de', 'sin', 'como', 'antes', 'durante', 'acerca del', 'contra'],
  ],
  belonging: ['del', 'de'],
  beforeHour: ['a las', 'a la'],
  joints: [
    ...['y', 'e', 'o', 'u', 'desde', 'hasta', 'entre', 'menos', 'salvo', 'excepto', 'pero', 'no'],
    ...['el', 'la', 'los', 'las', 'un', 'una', 'este', 'esta', 'proximo', 'proxima', 'a', 'al'],
    ...['en', 'por', 'del', '-', '–', 'dia', 'dias'],
  ],
  bounds: [
    ...['hasta', 'desde', 'despues', 'antes', 'tras', 'salvo', 'excepto', 'cada', 'todos', 'todas'],
    ...['entre', 'a partir', 'proximo', 'proxima', 'empezando', 'sobre', 'hacia'],
  ],
  conditions: ['si', 'o', 'cuando', 'quizas', 'pero', 'no', 'salvo', 'menos', 'mejor', 'igual'],
  cuts: ['media', 'cuarto', 'tarde', 'pico', 'mediados', 'principios', 'finales', 'comienzos'],
  loose: {
    ...{ 'despues de comer': null, 'antes de comer': null, 'despues de cenar': null },
    ...{ 'antes de cenar': null, 'despues del trabajo': null, 'despues de trabajar': null },
    ...{
      'despues del cole': null,
      'al salir': null,
      'a la salida': null,
      'despues de clase': null,
    },
    ...{ 'despues de misa': null, 'al anochecer': null, 'al amanecer': null, 'todo el dia': null },
    ...{ luego: null, 'mas tarde': null, 'cuando sea': null, 'a la hora de comer': null },
  },
  articles: [
    ...['el', 'la', 'los', 'las', 'un', 'una', 'mi', 'tu', 'su', 'nuestro', 'nuestra', 'del', 'al'],
  ],
  beforePeople: ['con', 'para', 'a', 'de', 'y', 'e', 'llamar', 'avisar', 'invitar', 'don', 'san'],
  numbered: [
    ...['para', 'de', 'capitulo', 'capitulos', 'cap', 'pagina', 'paginas', 'pag', 'sala', 'campo'],
    ...['pista', 'aula', 'numero', 'no', 'mesa', 'talla', 'edad', 'parte', 'jornada', 'episodio'],
    ...['nivel', 'grupo', 'ejercicio', 'pregunta', 'tema', 'unidad', 'leccion', 'vuelta', 'sub'],
    ...['puerta', 'dia', 'semana', 'fase', 'ronda', 'linea', 'curso', 'clase', 'equipo', 'hasta'],
  ],
  names: ['julio', 'abril', 'domingo', 'mar', 'set', 'vie', 'ago', 'mayo', 'dom', 'sol'],
  lookalikes: [
    ...['domino', 'manzana', 'manzanas', 'marte', 'mates', 'artes', 'partes', 'cartes', 'salado'],
    ...['jueces', 'luces', 'lunas', 'toda', 'maneras', 'manada', 'romingo'],
  ],
  atHour: (hour) => `a las ${hour}`,
  every: (day) => `cada ${day}`,
};
