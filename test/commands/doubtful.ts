/** What is read whole or asked about, as `understand` tells it; by what a row is about. */
export const doubtful: Record<string, [typed: string, understood: string][]> = {
  'a day misspelt beside the date': [
    [
      '/create event Training satuday 7pm',
      'create event ✗ doubtful satuday → "Training" saturday 7pm',
    ],
    [
      '/create event "Training" satuday 7pm',
      'create event ✗ doubtful satuday → "Training" saturday 7pm',
    ],
    [
      '/create event Training 7pm satuday',
      'create event ✗ doubtful satuday → "Training" 7pm saturday',
    ],
    ['/create event Training satuday', 'create event ✗ doubtful satuday → "Training" saturday'],
    [
      '/create event satuday training 7pm',
      'create event ✗ doubtful satuday → "saturday training" saturday 7pm',
    ],
    [
      `/create event Dinner at Luigi's wensday 8pm`,
      `create event ✗ doubtful wensday → "Dinner" at Luigi's wednesday 8pm`,
    ],
    [
      `/create event Dinner satuday at Luigi's 8pm`,
      `create event ✗ doubtful satuday → "Dinner" saturday at Luigi's 8pm`,
    ],
    [
      '/create event Party 25 decmber 8pm',
      'create event ✗ doubtful 25 decmber → "Party" 25 december 8pm',
    ],
    [
      '/create task Bring the net tommorrrow',
      'create task ✗ doubtful tommorrrow → "Bring the net" tomorrow',
    ],
    [
      '/create task Bring the net for @Sam thrusday',
      'create task ✗ doubtful thrusday → "Bring the net" for @Sam thursday',
    ],
    ['/move event 12 to satuday', 'move event ✗ doubtful satuday → 12 to saturday'],
    ['/move event 12 satuday 7pm', 'move event ✗ doubtful satuday → 12 saturday 7pm'],
    ['/due 41 satuday', 'due ✗ doubtful satuday → 41 saturday'],
    [
      '/create event Training satuday 7pm\nBring water',
      'create event ✗ doubtful satuday → "Training" saturday 7pm\nBring water',
    ],
  ],
  'words that are nearly a day': [
    ['/create event Send money 7pm', 'create event · title: Send money · start: Fri 20 Nov 19:00'],
    [
      '/create event Sundae tasting friday 8pm',
      'create event · title: Sundae tasting · start: Fri 20 Nov 20:00',
    ],
    [
      '/create event Lunch with Sandy friday 1pm',
      'create event · title: Lunch with Sandy · start: Fri 20 Nov 13:00',
    ],
    ['/create task Meet Mandy friday', 'create task · title: Meet Mandy · due: Fri 27 Nov'],
    [
      '/create task Fix the fridge tomorrow',
      'create task · title: Fix the fridge · due: Sat 21 Nov',
    ],
    [
      '/create event Frida exhibition friday 8pm',
      'create event · title: Frida exhibition · start: Fri 20 Nov 20:00',
    ],
  ],
  'a day that the time alone does not have': [
    [
      '/create event Saturday training 7pm',
      'create event ✗ doubtful Saturday → "Saturday training" Saturday 7pm',
    ],
    [
      '/create event Friday night drinks 8pm',
      'create event ✗ doubtful Friday → "Friday night drinks" Friday 8pm',
    ],
    ['/create event Match sat', 'create event ✗ doubtful sat → "Match" saturday'],
    ['/create event Enjoy the sun', 'create event · title: Enjoy the sun'],
    [`/create event Friday night at Leo's`, 'create event ✗ doubtful Friday night'],
  ],
  'half of a phrase': [
    [
      '/create event Training a week on tuesday',
      'create event · title: Training · start: Tue 1 Dec',
    ],
    [
      '/create event Training the 1st and 15th of every month',
      'create event · title: Training · start: Tue 1 Dec',
    ],
    [
      '/create event Training mondays 8pm',
      'create event · title: Training · start: Mon 23 Nov 20:00',
    ],
    [
      '/create event Training tue & thu 8pm',
      'create event ✗ doubtful tue & thu 8pm → "Training" every tue & thu 8pm',
    ],
    [
      '/create event Party friday and saturday',
      'create event ✗ doubtful friday and saturday → "Party" every friday and saturday',
    ],
    [
      '/create event Party saturday 8pm or 9pm',
      'create event ✗ dateUnreadable saturday 8pm or 9pm',
    ],
    [
      '/create event Training at Riverside tue & thu 8pm\nBring water',
      'create event ✗ doubtful tue & thu 8pm → "Training" at Riverside every tue & thu 8pm\nBring water',
    ],
    [
      '/create task Water the plants tuesday and thursday',
      'create task ✗ doubtful tuesday and thursday → "Water the plants" every tuesday and thursday',
    ],
    ['/move event 12 tue & thu 8pm', 'move event ✗ dateUnreadable tue & thu 8pm'],
    [
      '/create event Lunch saturday noon to 3pm',
      'create event · title: Lunch · start: Sat 21 Nov 12:00',
    ],
    ['/create event NYE 31 dec 9pm til 2am', 'create event · title: NYE · start: Thu 31 Dec 21:00'],
    ['/create event Walk boxing day 11am', 'create event · title: Walk · start: Sat 26 Dec 11:00'],
    [
      '/create event Training saturday from 10am',
      'create event · title: Training · start: Sat 21 Nov 10:00',
    ],
    [
      '/create event Training saturday except the 5th 10am',
      'create event ✗ doubtful saturday except the 5th 10am',
    ],
    ['/create event Dinner 8 friday', 'create event ✗ doubtful 8 → "Dinner" at 8 friday'],
    ['/create task Read chapter 5 friday', 'create task · title: Read chapter 5 · due: Fri 27 Nov'],
  ],
  'a feast in a title': [
    [
      '/create event Christmas dinner 8pm',
      'create event ✗ doubtful Christmas → "Christmas dinner" Christmas 8pm',
    ],
    [
      '/create event 8pm Christmas dinner',
      'create event ✗ doubtful Christmas → Christmas 8pm "Christmas dinner"',
    ],
    [
      '/create event Our boxing day walk 11am',
      'create event ✗ doubtful boxing day → "Our boxing day walk" boxing day 11am',
    ],
    [
      "/create event New Year's Eve party 10pm at Club",
      `create event ✗ doubtful New Year's Eve → "New Year's Eve party" New Year's Eve 10pm at Club`,
    ],
    ['/create event NYE 9pm', 'create event ✗ doubtful NYE → "NYE" NYE 9pm'],
    ['/create event Thanksgiving dinner 8pm', 'create event ✗ doubtful Thanksgiving'],
    [
      '/create event Christmas dinner 24 dec 8pm',
      'create event · title: Christmas dinner · start: Thu 24 Dec 20:00',
    ],
    [
      '/create event Christmas choir every tuesday 8pm',
      'create event · title: Christmas choir · start: Tue 24 Nov 20:00',
    ],
    [
      '/create event "Christmas dinner" 8pm',
      'create event · title: Christmas dinner · start: Fri 20 Nov 20:00',
    ],
    [
      '/create task Buy christmas presents by 8pm',
      'create task · title: Buy christmas presents · due: Fri 20 Nov 20:00',
    ],
    [
      '/create task Vote 1st christmas',
      'create task ✗ doubtful 1st christmas → "Vote 1st christmas"',
    ],
    ["/create event Baby's first christmas", "create event · title: Baby's first christmas"],
    ['/create task Bins mondays every other thursday for @Ben', 'create task ✗ doubtful mondays'],
    ['/change event 2 max around on friday', 'change event ✗ doubtful around on friday'],
  ],
  'a date that the title is about': [
    [
      '/create task Collect shirts after saturday',
      'create task ✗ doubtful after saturday → "Collect shirts after saturday"',
    ],
    ['/create task "Collect shirts" after saturday', 'create task ✗ unexpected after'],
    [
      '/create task Tell the ref about sunday',
      'create task ✗ doubtful about sunday → "Tell the ref about sunday"',
    ],
    [
      '/create task Fees unpaid since friday',
      'create task ✗ doubtful since friday → "Fees unpaid since friday"',
    ],
    [
      '/create task delete mails up to january 30th',
      'create task · title: delete mails · due: Sat 30 Jan 2027',
    ],
    ['/create task Vote up to friday', 'create task · title: Vote · due: Fri 27 Nov'],
    ['/create task Meet with Friday', 'create task ✗ doubtful with Friday → "Meet with Friday"'],
    [
      '/create task Send minutes of friday',
      'create task ✗ doubtful of friday → "Send minutes of friday"',
    ],
    ['/create task Notes to friday', 'create task ✗ doubtful to friday → "Notes to friday"'],
    ['/create event Talk about friday 8pm', 'create event ✗ doubtful about friday 8pm'],
    ['/create task "Tell the ref about sunday"', 'create task · title: Tell the ref about sunday'],
    [
      '/create event Training at 11:00 every Thursday',
      'create event · title: Training · start: Thu 26 Nov 11:00',
    ],
    ['/create task Check in friday', 'create task · title: Check in · due: Fri 27 Nov'],
    ['/create task Sign up tomorrow', 'create task · title: Sign up · due: Sat 21 Nov'],
  ],
  'how exact a time is': [
    ['/create task Call mum tmrw 6ish', 'create task · title: Call mum · due: Sat 21 Nov 18:00'],
    [
      '/create task Call mum saturday 7pm sharp',
      'create task · title: Call mum · due: Sat 21 Nov 19:00',
    ],
    ['/create event Dinner around 7pm', 'create event · title: Dinner · start: Fri 20 Nov 19:00'],
    [
      '/create event Dinner friday 7pm sharp',
      'create event · title: Dinner · start: Fri 20 Nov 19:00',
    ],
    ['/due 41 saturday sharp', 'due ✗ doubtful sharp → 41 saturday'],
  ],
  'a place that is a time': [
    ['/create event "X" saturday at 1930', 'create event · title: X · start: Sat 21 Nov 19:30'],
    ['/create event X tomorrow at 1400', 'create event · title: X · start: Sat 21 Nov 14:00'],
    ['/create event X tomorrow at 930am', 'create event · title: X · start: Sat 21 Nov 09:30'],
    ['/create event "X" at seven thirty', 'create event · title: X · start: Fri 20 Nov 19:30'],
    ['/create event "X" at around 7pm', 'create event · title: X · start: Fri 20 Nov 19:00'],
    [
      '/create event X at Studio 54 friday 8pm',
      'create event · title: X · start: Fri 20 Nov 20:00 · place: Studio 54',
    ],
    [
      '/create event X friday 8pm at Pitch 2',
      'create event · title: X · start: Fri 20 Nov 20:00 · place: Pitch 2',
    ],
    [
      '/create event X friday at "1930"',
      'create event · title: X · start: Fri 27 Nov · place: 1930',
    ],
  ],
  'clauses in any order': [
    [
      '/create event Training every 2nd tuesday 7pm until june at Camp Nou',
      'create event · title: Training · start: Tue 8 Dec 19:00 · place: Camp Nou',
    ],
    [
      '/create event Training at Camp Nou until june every tuesday',
      'create event · title: Training · start: Tue 24 Nov · place: Camp Nou',
    ],
    [
      '/create event Training every tuesday at Camp Nou until june',
      'create event · title: Training · start: Tue 24 Nov · place: Camp Nou',
    ],
    ['/create event Training at Camp Nou until june', 'create event ✗ doubtful until june'],
    [
      '/create event Dinner at Club for 4 people',
      'create event ✗ doubtful for 4 people → "Dinner" at Club max 4 people',
    ],
    [
      '/create event Dinner at Club for 4 people friday 8pm',
      'create event ✗ doubtful for 4 people → "Dinner" at Club max 4 people friday 8pm',
    ],
    [
      '/create event Dinner for 8 people friday',
      'create event · title: Dinner for 8 people · start: Fri 27 Nov',
    ],
    [
      '/create event Game at Riverside max 14 saturday 10am',
      'create event · title: Game · start: Sat 21 Nov 10:00 · place: Riverside · max: 14',
    ],
    [
      '/create event Dinner friday 8pm max ten',
      'create event ✗ doubtful max ten → "Dinner" friday 8pm max 10',
    ],
    [
      '/create event Dinner max ten friday 8pm',
      'create event ✗ doubtful max ten → "Dinner" max 10 friday 8pm',
    ],
    ['/create event Talk max 14 friday max 16', 'create event ✗ unexpected max 16'],
  ],
  'lines of clauses': [
    [
      '/create event Game saturday 7pm\nat Riverside\nmax 14',
      'create event · title: Game · start: Sat 21 Nov 19:00 · place: Riverside · max: 14',
    ],
    ['/create event Game saturday\n19:00', 'create event · title: Game · start: Sat 21 Nov 19:00'],
    ['/create event Game sat\n10am', 'create event · title: Game · start: Sat 21 Nov 10:00'],
    [
      '/create task Bring balls\ndue friday\n18:00\nfor @Sam',
      'create task · title: Bring balls · for: Sam · due: Fri 20 Nov 18:00',
    ],
    [
      '/create event Game\nsaturday 10am at Riverside max 14\nBring water\nat noon',
      'create event · title: Game · start: Sat 21 Nov 10:00 · place: Riverside · max: 14 · notes: Bring water\nat noon',
    ],
    [
      '/create event Game saturday 7pm\nat 1930',
      'create event ✗ dateUnreadable saturday 7pm at 1930',
    ],
    [
      '/create task Bring balls\ndue frday\nAll of them.',
      'create task ✗ doubtful frday → "Bring balls" due friday\nAll of them.',
    ],
    ['/create task Bring balls\n@Sam', 'create task · title: Bring balls · for: Sam'],
    [
      '/create event Game saturday 7pm\n10 of us so far',
      'create event · title: Game · start: Sat 21 Nov 19:00 · notes: 10 of us so far',
    ],
    [
      '/create event Game saturday 7pm\nAt the gate we meet at the corner',
      'create event · title: Game · start: Sat 21 Nov 19:00 · notes: At the gate we meet at the corner',
    ],
  ],
  'a phone in a title': [
    ['/create task Call +34600111222', 'create task ✗ doubtful +34600111222 → "Call +34600111222"'],
    [
      '/create task Call +34 600 111 222 friday',
      'create task ✗ doubtful +34 600 111 222 → "Call +34 600 111 222" friday',
    ],
    [
      '/create task "Call +34600111222" friday',
      'create task · title: Call +34600111222 · due: Fri 27 Nov',
    ],
    ['/create task Pay back 2500000', 'create task · title: Pay back 2500000'],
  ],
  'a word that a letter keeps from being of the date': [
    ['/create task Pay rent by the fith', 'create task ✗ doubtful fith → "Pay rent" by the fifth'],
    [
      '/create task Pay rent by the twentyfirst',
      'create task ✗ doubtful twentyfirst → "Pay rent" by the twenty-first',
    ],
    ['/create task Pay rent by the 12ht', 'create task ✗ doubtful 12ht → "Pay rent" by the 12th'],
    ['/create task Pay rent by the 12 th', 'create task ✗ doubtful 12 th → "Pay rent" by the 12th'],
    [
      '/create task Pay rent the thrid of december',
      'create task ✗ doubtful thrid → "Pay rent" the third of december',
    ],
    [
      '/create event Dinner twelth december 8pm',
      'create event ✗ doubtful twelth → "Dinner" twelfth december 8pm',
    ],
    ['/create task Pay next wek', 'create task ✗ doubtful wek → "Pay" next week'],
    [
      '/create task Pay in a forthnight',
      'create task ✗ doubtful forthnight → "Pay" in a fortnight',
    ],
    [
      '/create task Pay by end of the mnth',
      'create task ✗ doubtful mnth → "Pay" by end of the month',
    ],
    ['/create task Pay in teh morning', 'create task ✗ doubtful teh → "Pay" in the morning'],
    [
      '/create event Lunch friday middday',
      'create event ✗ doubtful middday → "Lunch" friday midday',
    ],
    [
      '/create task Fix the weak spot by friday',
      'create task · title: Fix the weak spot · due: Fri 27 Nov',
    ],
    ['/create task Buy the tent by friday', 'create task · title: Buy the tent · due: Fri 27 Nov'],
    ['/create task Draw a moth', 'create task · title: Draw a moth'],
    ['/create task Read the third chapter', 'create task · title: Read the third chapter'],
    [
      '/create event Training at the moon friday 8pm',
      'create event · title: Training · start: Fri 20 Nov 20:00 · place: the moon',
    ],
  ],
  'the last moment': [
    ['/create task Read no later than friday', 'create task · title: Read · due: Fri 27 Nov'],
    ['/create task Read friday at the latest', 'create task · title: Read · due: Fri 27 Nov'],
    [
      '/create event Dinner friday 8pm at latest',
      'create event · title: Dinner · start: Fri 20 Nov 20:00',
    ],
    ['/create task Pay within two weeks', 'create task · title: Pay · due: Fri 4 Dec'],
    ["/create task Pay in two weeks' time", 'create task · title: Pay · due: Fri 4 Dec'],
    ["/create task Pay in a month's time", 'create task · title: Pay · due: Sun 20 Dec'],
    ['/create task Vote mondays by friday at the latest', 'create task ✗ doubtful at the latest'],
  ],
  'beside a day, words that no date is made of': [
    ['/create task Pay tmrw eve', 'create task ✗ doubtful tmrw eve → "Pay" tmrw evening'],
    ['/create event Dinner sat nite', 'create event ✗ doubtful sat nite → "Dinner" sat night'],
    [
      '/create event Dinner friday eve 8',
      'create event ✗ doubtful eve 8 → "Dinner" friday evening 8',
    ],
    ['/create event Game sat after lunch', 'create event ✗ doubtful sat after lunch'],
    ['/create event Game sat pm', 'create event ✗ doubtful sat pm → "Game" sat afternoon'],
    ['/create event Game sunday first thing', 'create event ✗ unexpected first thing'],
    ['/create task Wash bibs friday after school', 'create task ✗ doubtful friday after school'],
    ['/create event Drinks friday whenever', 'create event ✗ unexpected whenever'],
    ['/create event Game mid december', 'create event ✗ doubtful mid december'],
    ['/create event Game in late january', 'create event ✗ doubtful late january'],
    ['/create event Game early next week', 'create event ✗ doubtful early'],
    ['/create event Game satday 7', 'create event ✗ doubtful satday → "Game" saturday 7'],
    ['/create event The friday crowd meets 7pm', 'create event ✗ doubtful friday'],
    ['/create task Pay by cob friday', 'create task · title: Pay · due: Fri 20 Nov 23:59'],
    ['/create task Call Eve friday', 'create task · title: Call Eve · due: Fri 27 Nov'],
    [
      '/create event Half marathon saturday 9am',
      'create event · title: Half marathon · start: Sat 21 Nov 09:00',
    ],
    ['/create event Late lunch saturday', 'create event · title: Late lunch · start: Sat 21 Nov'],
    ['/create task Plan the saturday game', 'create task · title: Plan the saturday game'],
    ['/create task Dinner for five', 'create task · title: Dinner for five'],
  ],
  'a day that is left alone by what follows it': [
    ['/create task Fees friday if possible', 'create task ✗ doubtful friday'],
    ['/create task Fees friday or earlier', 'create task ✗ doubtful friday'],
    ['/create task Fees friday not Sam', 'create task ✗ doubtful friday'],
    ['/create event Quiz two fridays from now 7pm', 'create event ✗ doubtful fridays'],
    ['/create event Quiz mondays for now 7pm', 'create event ✗ doubtful mondays'],
    ['/create event Quiz 20 to 8 friday', 'create event · title: Quiz · start: Fri 20 Nov 19:40'],
    ['/create event Quiz friday 20 to 8pm', 'create event · title: Quiz · start: Fri 20 Nov 19:40'],
    [
      '/create event Quiz friday from 20 to 8',
      'create event · title: Quiz · start: Fri 20 Nov 20:00',
    ],
    ['/create event Quiz friday 10 to 12', 'create event · title: Quiz · start: Fri 20 Nov 22:00'],
    [
      '/create task Read Man Friday and review it',
      'create task · title: Read Man Friday and review it',
    ],
  ],
  'a date in another language': [
    ['/create event Cena el viernes a las nuebe', 'create event ✗ doubtful el viernes'],
    ['/create event Cena mañana a las 9', 'create event ✗ doubtful mañana a las 9'],
    ['/create task Comprar vino domingo', 'create task ✗ doubtful domingo'],
    ['/create task Read Once', 'create task · title: Read Once'],
    ['/create event Dinner at Casa Juan', 'create event · title: Dinner · place: Casa Juan'],
  ],
  'a span in which no day is named': [
    ['/create event Game next week', 'create event ✗ dateNoDay next week'],
    ['/create event Game next month 7pm', 'create event ✗ dateNoDay next month 7pm'],
    ['/create task Pay next week', 'create task · title: Pay · due: Sun 29 Nov'],
    [
      '/create event Game this weekend 10am',
      'create event · title: Game · start: Sat 21 Nov 10:00',
    ],
    ['/move event 2 to next month', 'move event ✗ dateNoDay next month'],
  ],
  'two slips in one long word, and a month before its day': [
    ['/create event Game satudya 7pm', 'create event ✗ doubtful satudya → "Game" saturday 7pm'],
    ['/create event Game thrusady 7pm', 'create event ✗ doubtful thrusady → "Game" thursday 7pm'],
    [
      '/create event Dinner decmber 25 8pm',
      'create event ✗ doubtful decmber → "Dinner" december 25 8pm',
    ],
    [
      '/create event Dinner novebmre 20 8pm',
      'create event ✗ doubtful novebmre → "Dinner" november 20 8pm',
    ],
    [
      '/create event Monkey bars saturday 7pm',
      'create event · title: Monkey bars · start: Sat 21 Nov 19:00',
    ],
  ],
};
