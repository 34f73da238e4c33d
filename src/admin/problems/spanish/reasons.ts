import { term } from '../../../languages/spanish/terms.ts';
import { type Patterns, tellBy } from './patterns.ts';

/** Why something clashes, as services say it in English. A test reads src/ and misses every reason that is not here. */
const reasons: Patterns = {
  '… has just joined a group: try again': '… acaba de entrar en un grupo: vuelve a intentarlo',
  '… is the last active admin of the organization: make somebody else one first':
    '… es el último admin activo de la organización: antes, haz admin a otra persona',
  '… was not merged into another': '… no se fusionó con otro contacto',
  'a group was changed just now': 'acaba de cambiar un grupo',
  'another one is called …, or almost': 'ya hay otra que se llama …, o casi',
  'another process runs it, or none does yet: ask that one, or a little later':
    'la lleva otro proceso, o aún ninguno: pídeselo a ese, o espera un poco',
  'another user is bound to this contact: a contact is one user at most':
    'este contacto ya es otro usuario: un contacto es un usuario como mucho',
  'each of the two is a user: unbind one of them first':
    'los dos son usuarios: antes, desvincula a uno',
  'it has changed since the preview': 'ha cambiado desde la vista previa',
  'it is still on its way': 'aún está en camino',
  'it shows no QR code now': 'ahora no muestra ningún código QR',
  'it was sent': 'ya se envió',
  'it was taken back already': 'ya se deshizo',
  'its QR code cannot be drawn': 'no se puede dibujar su código QR',
  'nobody is merged with themselves': 'nadie se fusiona consigo mismo',
  'something was changed since': 'algo ha cambiado desde entonces',
  'the chat is about a group by now': 'el chat ya es de un grupo',
  'the number is an account already': 'ese número ya es de una cuenta',
  'the same key came with another request before': 'ya llegó con otra petición distinta',
  'the user … is bound to …: unbind the user first':
    'el usuario … está vinculado a …: antes, desvincúlalo',
  'the user … is disabled': 'el usuario … está sin acceso',
  'whom … was merged into is gone, or merged too: take that apart first':
    'el contacto con el que se fusionó … ya no está, o se fusionó también: sepáralo antes',
};

/** The Spanish for why something clashes, undefined where there is none. */
export const reasonOf = tellBy(reasons);

/** What does not exist or clashes: "ese contacto", "ese miembro". */
export function thing(what: string): string {
  return term(what).replace(/^a /, '');
}
