import type { optOut as english } from '../english/opt-out.ts';

export const optOut: typeof english = () => ({
  optedOut({ changed }) {
    return `🔕 ${changed ? 'Desde ahora' : 'Como hasta ahora,'} aquí solo te respondo; en los grupos no cambia nada. Di alta para que te vuelva a escribir.`;
  },

  optedIn({ changed }) {
    return `🔔 ${changed ? 'Te vuelvo a escribir aquí' : 'Ya te escribo aquí'} cuando haya algo para ti. Di baja para que deje de hacerlo.`;
  },

  notCalled({ changed }) {
    return `📵 ${changed ? 'Desde ahora no te llamo nunca' : 'No te llamo, como ya dijiste'}; los mensajes siguen igual. Di «llámame» para permitirlo otra vez.`;
  },

  mayBeCalled({ changed, optedOut }) {
    return `📞 ${changed ? 'Gracias: puedo llamarte' : 'Puedo llamarte, como antes'}${optedOut ? ' en cuanto digas alta también, porque dijiste baja' : ''}. Di «no me llames» para que no lo haga.`;
  },
});
