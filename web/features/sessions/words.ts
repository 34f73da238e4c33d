import { defineWords } from '../../lib/language.tsx';

export const useSessionWords = defineWords(
  {
    title: 'Sign in',
    how: 'Write /console to Muster in your direct chat on WhatsApp, and open the link that comes back. It works once, for ten minutes.',
    orKey: 'Or paste a key',
    key: 'Key',
    keyExample: 'It begins with mst_',
    signIn: 'Sign in',
    signingIn: 'Signing you in …',
    badLink:
      'This link has been used, or is older than ten minutes. Write /console again for another.',
    badKey: 'That is no key of a user here. It may have been revoked.',
    wait: 'Too many attempts. Wait a minute, then try again.',
  },
  {
    title: 'Entrar',
    how: 'Escribe /console a Muster en tu chat directo de WhatsApp y abre el enlace que te llega. Funciona una vez, durante diez minutos.',
    orKey: 'O pega una clave',
    key: 'Clave',
    keyExample: 'Empieza por mst_',
    signIn: 'Entrar',
    signingIn: 'Entrando …',
    badLink:
      'Este enlace ya se ha usado o tiene más de diez minutos. Escribe /console otra vez para tener otro.',
    badKey: 'Esa no es la clave de nadie de aquí. Puede que se haya revocado.',
    wait: 'Demasiados intentos. Espera un minuto y vuelve a intentarlo.',
  },
);
