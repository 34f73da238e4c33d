/** What a word in a heading of a file stands for. */
export type Concept =
  | 'name'
  | 'full'
  | 'firstNoun'
  | 'firstAdjective'
  | 'second'
  | 'middle'
  | 'lastNoun'
  | 'lastAdjective'
  | 'suffix'
  | 'nick'
  | 'contact'
  | 'phone'
  | 'mobile'
  | 'text'
  | 'home'
  | 'landline'
  | 'work'
  | 'other'
  | 'main'
  | 'fax'
  | 'number'
  | 'code'
  | 'dial'
  | 'with'
  | 'email'
  | 'electronic'
  | 'post'
  | 'address'
  | 'notes'
  | 'group'
  | 'label'
  | 'type'
  | 'and'
  | 'filler'
  | 'self'
  | 'parent'
  | 'mother'
  | 'father'
  | 'partner'
  | 'emergency';

/**
 * The words of headings in English, Spanish, German, French, Portuguese and Italian, as the exports of
 * address books and the sheets of clubs have them; in lower case, without accents. A heading is understood
 * where all of its words are.
 */
const words: Record<Concept, string> = {
  name: 'name names nombre nombres nom noms nome nomes namen',
  full: 'full complete completo completa complet complete display entire vollstandiger vollstandig intero inteiro',
  firstNoun:
    'forename forenames vorname vornamen rufname prenom prenoms fname givenname firstname prenome',
  firstAdjective:
    'first given vor pila primer primero primera premier premiere primeiro primeira primo prima erster erste 1st',
  second: 'second segundo segunda deuxieme zweiter zweite secondo seconda 2nd',
  middle: 'middle intermedio intermediaire mittlerer mname',
  lastNoun:
    'surname surnames apellido apellidos nachname nachnamen familienname zuname cognome cognomi cognoms cognom sobrenome sobrenomes apelido apelidos lname lastname',
  lastAdjective: 'last family famille familia famiglia paterno materno paterna materna',
  suffix: 'suffix sufijo suffixe suffisso sufixo namenszusatz',
  nick: 'nick nickname alias apodo spitzname surnom soprannome alcunha mote',
  contact: 'contact contacto contactos kontakt contatto contatti contato kontaktperson',
  phone:
    'phone phones telephone telephones tel tels telf telef tlf tfno tfn tlfn tfo tlfno telefono telefonos telefon telefone telefones telefoni ph fon fono ruf rufnummer fone',
  mobile:
    'mobile mobiles mobil mobiltelefon mob movil moviles mov cell cells cellphone cellular celular celulares cel handy handys portable portables telemovel telemoveis tlm cellulare cellulari gsm natel smartphone iphone android mobilfunk mobilnummer handynummer whatsapp whatsap whats wasap guasap wsp wapp wa',
  text: 'sms text texts texting imessage telegram signal messaging',
  home: 'home house casa hogar particular privat private privado privada privato personal personnel personnelle pessoal personale perso domicile domicilio maison residencial residence residencia abitazione evening evenings night nights noche noches nocturno abends abend soir soiree noite sera',
  landline: 'landline landlines festnetz festnetznummer fijo fijos fixo fixe fisso',
  work: 'work business office job trabajo oficina empresa profesional laboral geschaftlich geschaft arbeit buro buero dienstlich dienst beruflich firma firmen travail bureau professionnel pro trabalho comercial escritorio profissional lavoro ufficio aziendale company day daytime daytimes dia diurno tagsuber journee giorno',
  other:
    'other others otro otra otros otras autre autres andere anderes anderer weitere weiterer weiteres outro outra outros altro altra altri alternative alternate alternativo alternativa alternativ alt additional adicional zusatzlich secondary secundario secundaria secondaire secondario backup extra car radio callback',
  main: 'main primary principal principale preferred preferido preferida prefere preferito default haupt hauptnummer',
  fax: 'fax telefax pager pagers telex isdn busca',
  number:
    'n number numbers numero numeros nummer nummern nr nrs nro nros nbr no nos num nums numer digits',
  code: 'code codigo country pais land pays prefix',
  dial: 'prefijo vorwahl landervorwahl indicatif prefisso prefixo',
  with: 'with con mit avec com including incl incluyendo inclusive inkl including international internacional',
  email:
    'email emails mail mails correoe courriel courriels mel emailadresse mailadresse emailaddress gmail',
  electronic:
    'electronic electronico electronica electronique elektronisch elektronische eletronico eletronica elettronica elettronico',
  post: 'correo correos posta messagerie correio',
  address:
    'address addresses direccion direcciones adresse adressen adresses anschrift endereco morada indirizzo adr',
  notes:
    'note notes nota notas notiz notizen comment comments comentario comentarios commentaire commentaires kommentar kommentare commento commenti observacion observaciones observation observations observacao observacoes osservazione osservazioni remark remarks remarque remarques bemerkung bemerkungen anmerkung anmerkungen annotazioni',
  group:
    'group groups grupo grupos gruppe gruppen groupe groupes gruppo gruppi category categories categoria categorias categorie kategorie kategorien tag tags team teams equipo equipos equip mannschaft mannschaften equipe equipes squadra squadre squad membership',
  label: 'label labels etiqueta etiquetas etiquette etiquettes etichetta etichette rotulo rotulos',
  type: 'type types tipo typ',
  and: 'and y e et und & ed or o ou oder u i',
  filler:
    'of the a an de del la el los las le les du des d l s der die das den do da dos das di della dello dei delle il lo i gli en in im for to para pour fur per my your his her their you we us mi mis tu tus su sus mein meine dein deine ihr ihre mon ma ton votre vos notre meu minha seu sua mio mia tuo tua what which is are que cual es quel quelle est was ist wie lautet qual quale please enter write indica introduce escribe tell value valor wert valeur valore optional opcional optionnel facultatif obligatorio required pflichtfeld own propio app st nd rd th er ere eme format best',
  self: 'player players jugador jugadora jugadores spieler spielerin joueur joueuse jogador jogadora giocatore giocatrice child children kid kids nino nina hijo hija enfant filho filha figlio figlia student alumno alumna alumnos schuler eleve aluno aluna alunno member members miembro mitglied membre membro socio socia athlete athlet atleta participant participante teilnehmer person persona personne pessoa',
  parent:
    'parent parents guardian guardians carer caregiver tutor tutora tutores progenitor progenitora eltern elternteil erziehungsberechtigter erziehungsberechtigte genitore genitori responsable responsavel apoderado acudiente',
  mother: 'mother mum mom madre mama mutter mere mae',
  father: 'father dad padre papa vater pere pai',
  partner: 'spouse partner husband wife conyuge pareja ehepartner conjoint conjuge coniuge',
  emergency: 'emergency emergencia emergencias notfall urgence urgencia urgencias emergenza ice',
};

/** Concepts by word. A word that stands in two lists means what the later list says. */
const concepts: ReadonlyMap<string, Concept> = new Map(
  (Object.entries(words) as [Concept, string][]).flatMap(([concept, list]) =>
    list.split(' ').map((word) => [word, concept]),
  ),
);

/** A word that is written wrong by one letter is understood from so many letters on. */
const fewestLettersOfTypo = 7;
const longWords = [...concepts.keys()].filter((word) => word.length >= fewestLettersOfTypo);

/** Longer than any heading's word that is understood; what is longer is not searched for words. */
const longestWord = 40;

const known = new Map<string, Concept[] | undefined>();

/**
 * What a word of a heading stands for, several concepts where it is of several words ("phonenumber",
 * "Handynummer"); undefined where it is not understood.
 */
export function conceptsOf(word: string): readonly Concept[] | undefined {
  if (!known.has(word)) {
    // Headings come from files: what is remembered of them has an end.
    if (known.size > 10_000) known.clear();
    known.set(word, findConcepts(word));
  }
  return known.get(word);
}

function findConcepts(word: string): Concept[] | undefined {
  const concept = concepts.get(word);
  if (concept) return [concept];
  if (word.length > longestWord) return undefined;
  const meant = splitCompound(word);
  if (meant) return meant;
  if (word.length < fewestLettersOfTypo) return undefined;
  const near = longWords.find((other) => isOneLetterOff(word, other));
  return near === undefined ? undefined : [concepts.get(near)!];
}

/** The concepts of a compound, of words of three letters at least, with the s between German ones. */
function splitCompound(word: string): Concept[] | undefined {
  // What is left after each place, from the end: every place is worked out once.
  const rests: (Concept[] | undefined)[] = new Array(word.length + 1);
  rests[word.length] = [];
  for (let start = word.length - 3; start >= 0; start -= 1) {
    for (let end = word.length; end >= start + 3; end -= 1) {
      const concept = concepts.get(word.slice(start, end));
      const joint = word[end] === 's' ? rests[end + 1] : undefined;
      const rest = rests[end] ?? joint;
      if (!concept || !rest) continue;
      rests[start] = [concept, ...rest];
      break;
    }
  }
  return rests[0];
}

/** Whether one letter is wrong, missing, too many, or two have changed places. */
function isOneLetterOff(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  const [rest, otherRest] = [word.slice(start), other.slice(start)];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    (rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  );
}
