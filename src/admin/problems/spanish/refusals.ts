import type { refusals as english } from '../english/refusals.ts';

export const refusals: typeof english = {
  unauthorized: (isMissing) =>
    `${isMissing ? 'Falta la cabecera Authorization' : 'Las credenciales son desconocidas, han caducado o se han revocado'}: se esperaba "Authorization: Bearer mst_…", o la cookie de una sesión.`,
  notSignedIn: {
    link: 'El enlace ya se usó, o han pasado sus diez minutos: escribe /consola en tu chat directo con Muster y te da otro.',
    key: 'La clave es desconocida, ha caducado o se ha revocado: se esperaba la de una organización, "mst_…".',
  },
  operatorOnly:
    'Estas rutas son de quien opera el servicio: se esperaba su token, no la clave de una organización ni una sesión.',
  notForOperator:
    'El token de quien opera el servicio solo abre /api/organizations: se esperaba una clave de la organización. Al crear una organización se recibe la primera.',
  foreignOrigin: (given, own) =>
    `${given === undefined ? 'Falta la cabecera Origin' : `El Origin "${given}" no es el de Muster`}: lo que se cambia con la cookie de una sesión se pide desde una página de ${own}, o de la dirección a la que va la petición. Un programa usa una clave: "Authorization: Bearer mst_…".`,

  rateLimited: (seconds) =>
    `Demasiadas peticiones: vuelve a intentarlo dentro de ${seconds} ${seconds === 1 ? 'segundo' : 'segundos'}.`,
  tooManyStreams: (most) =>
    `Con una clave o una sesión se siguen ${most} campañas a la vez: deja de seguir una y vuelve a intentarlo.`,
  busy: {
    room: 'Ahora no hay sitio para esto: están llegando otros archivos y peticiones. Vuelve a intentarlo en unos segundos.',
    contacts:
      'Ahora se están leyendo otros archivos de contactos. Vuelve a intentarlo en unos segundos.',
    images: 'Ahora se están leyendo otras imágenes. Vuelve a intentarlo en unos segundos.',
  },
  outOfReach: 'Ahora no se puede llegar a la base de datos: vuelve a intentarlo en unos segundos.',
  overloaded:
    'El servicio está sobrecargado en este momento; vuelve a intentarlo en unos segundos.',
  unexpected:
    'Algo ha fallado aquí, y no es culpa de la petición. Está en el registro con su requestId.',

  unknownRoute: (method, path) =>
    `No existe ${method} ${path}. La referencia de /docs dice lo que hay.`,
  unknownCalendar:
    'No hay ningún calendario en esta dirección. Pide otra a Muster: /calendario nuevo.',
  callNotFound:
    'Aquí no existe esa llamada. GET /api/simulator/calls?status=all da las que ha habido.',
  callOver: 'La llamada ha terminado: ya no se puede hacer nada con ella.',
  callPickedUp: 'Ya han descolgado: di algo, o cuelga.',

  invalid: (path, expected, example, others) =>
    `${path}: se esperaba ${expected}${example === null ? '' : `, por ejemplo ${example}`}${others > 0 ? ` (y ${others} más, mira errors)` : ''}.`,
  notStorable:
    'Un valor de la petición no se puede guardar: se esperaba uno de su tipo y de su tamaño.',
  unreadableFile: ({ expected, example, got }) =>
    `No se puede leer el archivo: se esperaba ${expected} (${example}), y hay ${got}.`,
  malformedForm:
    'No se puede leer el formulario: se esperaba "Content-Type: multipart/form-data; boundary=…" con un separador de 1 a 70 caracteres, y todas sus partes hasta el final. Por ejemplo: curl --form file=@poster.png',
  formTooLarge:
    'El formulario tiene demasiadas partes: se esperaba un archivo y, si algo se dice con él, un texto.',
  bodyTooLarge:
    'El cuerpo es demasiado grande: se admite 1 MiB, 6 MiB al importar contactos y 16 MiB de un archivo que se envía o de una imagen.',
  mediaType: (given, types, byHand) =>
    `${given === undefined ? 'La petición no dice de qué tipo es su cuerpo' : `Aquí no se lee un cuerpo del tipo "${given}"`}: se esperaba "Content-Type: ${types.join('" o "')}". Por ejemplo: ${byHand}`,
  noJson: (others) =>
    `El cuerpo no es JSON, aunque su tipo lo dice: se esperaba un JSON como {"name": "Lectores"}${others.length > 0 ? `, u otro "Content-Type": ${others.join(' o ')}` : ''}.`,
  unreadable: (why) =>
    `No se puede leer la petición: ${why}. Se esperaba una dirección bien formada y, donde haya cuerpo, un JSON como {"name": "Lectores"}.`,
};
