/** As `doubtful`, in a Spanish organization. */
export const doubtfulSpanish: Record<string, [typed: string, understood: string][]> = {
  'un día con un desliz': [
    ['/crear evento Entreno sábdo 20h', 'create event ✗ doubtful sábdo 20h → "Entreno" sábado 20h'],
    [
      '/crear evento "Entreno" sabdo 20h',
      'create event ✗ doubtful sabdo 20h → "Entreno" sábado 20h',
    ],
    [
      '/crear evento Entreno virnes 20:00',
      'create event ✗ doubtful virnes → "Entreno" viernes 20:00',
    ],
    [
      '/crear evento Cena en Casa Pepe miercols 21:00',
      'create event ✗ doubtful miercols → "Cena" en Casa Pepe miércoles 21:00',
    ],
    ['/crear tarea Traer balones mañna', 'create task ✗ doubtful mañna → "Traer balones" mañana'],
    ['/mover evento 12 al sabdo', 'move event ✗ doubtful sabdo → 12 al sábado'],
    [
      '/crear evento Partida de dominó viernes 21h',
      'create event · title: Partida de dominó · start: Fri 20 Nov 21:00',
    ],
    [
      '/crear evento Cena con Marta viernes 21:00',
      'create event · title: Cena con Marta · start: Fri 20 Nov 21:00',
    ],
    [
      '/crear evento Cena con Julio viernes 21:00',
      'create event · title: Cena con Julio · start: Fri 20 Nov 21:00',
    ],
    [
      '/crear evento Sábado de fútbol 20:00',
      'create event ✗ doubtful Sábado → "Sábado de fútbol" Sábado 20:00',
    ],
    [
      '/crear tarea Comprar manzanas el viernes',
      'create task · title: Comprar manzanas · due: Fri 27 Nov',
    ],
  ],
  'media frase': [
    [
      '/crear evento Entreno martes y jueves 20h',
      'create event ✗ doubtful martes y jueves 20h → "Entreno" cada martes y jueves 20h',
    ],
    [
      '/crear evento Entreno cada quince días los sábados a las 10',
      'create event · title: Entreno · start: Sat 21 Nov 10:00',
    ],
    [
      '/crear evento Cena el veinticinco de diciembre a las dos',
      'create event · title: Cena · start: Fri 25 Dec 14:00',
    ],
    [
      '/crear evento Fiesta sábado 20h hasta tarde',
      'create event · title: Fiesta · start: Sat 21 Nov 20:00',
    ],
    [
      '/crear evento Cena la noche del 21 de diciembre',
      'create event · title: Cena · start: Mon 21 Dec 20:00',
    ],
    [
      '/crear evento Noche de cine viernes 21h',
      'create event · title: Noche de cine · start: Fri 20 Nov 21:00',
    ],
  ],
  'una fiesta en el título': [
    [
      '/crear evento Cena de Nochebuena a las 21h',
      'create event ✗ doubtful Nochebuena → "Cena de Nochebuena" Nochebuena a las 21h',
    ],
    [
      '/crear evento Cena de Nochebuena 24 dic a las 21h',
      'create event · title: Cena de Nochebuena · start: Thu 24 Dec 21:00',
    ],
    [
      '/crear evento Nochevieja 22:00',
      'create event ✗ doubtful Nochevieja → "Nochevieja" Nochevieja 22:00',
    ],
    [
      '/crear evento Nochevieja 31 dic 22:00',
      'create event · title: Nochevieja · start: Thu 31 Dec 22:00',
    ],
    [
      '/crear tarea borrar correos hasta el 30 de enero',
      'create task · title: borrar correos · due: Sat 30 Jan 2027',
    ],
  ],
  'de qué va el título': [
    [
      '/crear tarea Recoger camisetas después del sábado',
      'create task ✗ doubtful del sábado → "Recoger camisetas después del sábado"',
    ],
    [
      '/crear tarea Hablar del viernes',
      'create task ✗ doubtful del viernes → "Hablar del viernes"',
    ],
    [
      '/crear tarea Hablar sobre el viernes',
      'create task ✗ doubtful sobre el viernes → "Hablar sobre el viernes"',
    ],
    [
      '/crear tarea Cuotas sin pagar desde el viernes',
      'create task ✗ doubtful desde el viernes → "Cuotas sin pagar desde el viernes"',
    ],
    [
      '/crear tarea Quedar con Domingo mañana',
      'create task ✗ doubtful con Domingo mañana → "Quedar con Domingo mañana"',
    ],
    ['/crear tarea "Hablar del viernes"', 'create task · title: Hablar del viernes'],
  ],
  'lo exacto de una hora': [
    [
      '/crear evento "X" sábado a las 21h en punto',
      'create event · title: X · start: Sat 21 Nov 21:00',
    ],
    [
      '/crear evento X sábado a las 21h en punto',
      'create event · title: X · start: Sat 21 Nov 21:00',
    ],
    [
      '/crear evento Cena viernes 21h más o menos',
      'create event · title: Cena · start: Fri 20 Nov 21:00',
    ],
    [
      '/crear evento Cena sobre las 21h del viernes',
      'create event · title: Cena · start: Fri 20 Nov 21:00',
    ],
  ],
  'cláusulas en cualquier orden y en líneas': [
    [
      '/crear evento Entreno en Casa Pepe hasta junio cada martes',
      'create event · title: Entreno · start: Tue 24 Nov · place: Casa Pepe',
    ],
    [
      '/crear evento Cena en Club para 4 personas',
      'create event ✗ doubtful para 4 personas → "Cena" en Club max 4 personas',
    ],
    [
      '/crear evento Cena viernes 21h máx diez',
      'create event ✗ doubtful máx diez → "Cena" viernes 21h máx 10',
    ],
    [
      '/crear evento Partido sábado 10h\nen Riverside\nmáx 14',
      'create event · title: Partido · start: Sat 21 Nov 10:00 · place: Riverside · max: 14',
    ],
    [
      '/crear tarea Traer balones\nvence el viernes\n18:00\npara @Sam',
      'create task · title: Traer balones · for: Sam · due: Fri 20 Nov 18:00',
    ],
    [
      '/crear evento Partido\nsábado 10:00 en Riverside',
      'create event · title: Partido · start: Sat 21 Nov 10:00 · place: Riverside',
    ],
    [
      '/crear evento Partido sabdo 10:00\nTraed agua',
      'create event ✗ doubtful sabdo → "Partido" sábado 10:00\nTraed agua',
    ],
    [
      '/crear tarea Llamar al +34600111222',
      'create task ✗ doubtful +34600111222 → "Llamar al +34600111222"',
    ],
  ],
  'una palabra a una letra de la fecha': [
    [
      '/crear evento Cena dentro de dos semnas',
      'create event ✗ doubtful semnas → "Cena" dentro de dos semanas',
    ],
    [
      '/crear evento Cena viernes por la nohce',
      'create event ✗ doubtful por la nohce → "Cena" viernes por la noche',
    ],
  ],
  'el último momento': [
    ['/crear tarea Pagar a más tardar el viernes', 'create task · title: Pagar · due: Fri 27 Nov'],
    ['/crear tarea Pagar como máximo el viernes', 'create task · title: Pagar · due: Fri 27 Nov'],
    ['/crear tarea Pagar no más tarde del viernes', 'create task · title: Pagar · due: Fri 27 Nov'],
    ['/crear tarea Pagar el viernes a más tardar', 'create task · title: Pagar · due: Fri 27 Nov'],
  ],
  'junto a un día, palabras de las que no se hace una fecha': [
    ['/crear evento Cena viernes después de comer', 'create event ✗ unexpected después de comer'],
    ['/crear evento Cena a mediados de diciembre', 'create event ✗ doubtful diciembre'],
    ['/crear evento Cena el viernes a ver si podemos a las 9', 'create event ✗ doubtful viernes'],
    [
      '/crear evento Cena el viernes q viene a las 9',
      'create event · title: Cena · start: Fri 27 Nov 09:00',
    ],
    [
      '/crear evento Cena el sabado x la noche',
      'create event · title: Cena · start: Sat 21 Nov 20:00',
    ],
    ['/crear evento Cena mñn a las 9', 'create event · title: Cena · start: Sat 21 Nov 09:00'],
    [
      '/crear tarea Pagar cuota el lunes sin falta',
      'create task ✗ doubtful sin falta → "Pagar cuota" el lunes',
    ],
    ['/crear tarea Pagar el dia cinco', 'create task · title: Pagar · due: Sat 5 Dec'],
    ['/crear tarea Pagar el veinticinco', 'create task · title: Pagar · due: Wed 25 Nov'],
    ['/crear tarea Pagar el cinco', 'create task ✗ doubtful cinco → "Pagar" el 5'],
    ['/crear tarea Pagar el dia cicno', 'create task ✗ doubtful cicno → "Pagar" el dia cinco'],
    [
      '/crear tarea Pagar la semana que vine',
      'create task ✗ doubtful vine → "Pagar" la semana que viene',
    ],
    [
      '/crear evento Mesa para cinco viernes 21h',
      'create event · title: Mesa para cinco · start: Fri 20 Nov 21:00',
    ],
  ],
  'un día tras el que viene una condición': [
    ['/crear tarea Pagar el viernes si puede ser', 'create task ✗ doubtful viernes'],
    ['/crear tarea Pagar el viernes o antes', 'create task ✗ doubtful viernes'],
    ['/crear evento Cena los viernes alguno a las 9', 'create event ✗ doubtful viernes'],
    [
      '/crear tarea Recoger camisetas del sábado o bolsas',
      'create task · title: Recoger camisetas del sábado o bolsas',
    ],
  ],
};
