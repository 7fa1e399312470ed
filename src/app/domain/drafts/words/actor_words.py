"""The words by which actors are known: what governments, bodies, organisations and companies are called."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STORMS = _set("cyclone hurricane typhoon storm tropical")
"""How the names of storms begin: *Typhoon Odette*."""
DISASTERS = _set(
    "earthquake quake flood floods flooding fire fires blast explosion cyclone hurricane typhoon tsunami storm storms "
    "famine drought eruption landslide landslides mudslide epidemic epidemics outbreak pandemic avalanche wildfire "
    "wildfires bushfire bushfires tornado plague war"
)
"""What befell people, whose name is no party's: *the victims of the Herat earthquake*."""

GOVERNMENT_HEADS = (
    r"governments?|administration|authorit(?:y|ies)|minist(?:ry|ries|ers?)|cabinet|parliament|senate|congress|"
    r"armed forces|air force|army|military|navy|marines?|coast ?guard|defen[cs]e forces?|security forces?|troops|"
    r"soldiers|police|embass(?:y|ies)|consulates?(?:[ -]general)?|high commissions?|high commissioner|mission|"
    r"ambassadors?|envoys?|consul|charge d'affaires|officials?|diplomats?|state(?! of)|treasury|foreign office|"
    r"presidency|president|prime minister|premier|chancellor|king|queen|emir|sultan|crown prince|monarchy?|leaders?|"
    r"foreign secretary|people|taxpayers|public|nation|citizens|civil defen[cs]e|civil protection|"
    r"aid agency|development agency|disaster agency|red crescent authority|state department|crown|junta|"
    r"rescuers|firefighters|doctors|nurses|medics|engineers|experts|planes?|aircraft|ships?|frigates?|squadron|fleet|warships?|cruisers?|sailors|legation"
)
"""What may follow *Danish* or *Kathmandu's* so that the country itself is meant; in small letters."""
_PERSON_HEADS = (
    r"president|prime minister|premier|chancellor|king|queen|emir|sultan|crown prince|foreign minister|ambassador|"
    r"minister|secretary|first lady"
)
_MODIFIERS = (
    r"(?:(?:central|federal|interim|transitional|caretaker|provisional|military|civil|civilian|national|royal|imperial|"
    r"new|former|then|current|local|public|health|foreign|defen[cs]e|finance|interior|agriculture|education|economy|"
    r"trade|emergency|emergencies|environment|energy|transport|culture|labou?r|home|justice|information|relief|"
    r"development|international|social|affairs|and|deputy|vice|first|air|armed|ruling|army|navy|aid|state|"
    r"disaster|cooperation|co-operation|welfare|agricultural|industry|planning|economic|search|rescue|medical)[ -])"
)
GOVERNMENT_AFTER = re.compile(
    rf"(?:'s?)? (?:{_MODIFIERS}{{0,4}})(?:(?:{_PERSON_HEADS})(?:,? [A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,3}})?|"
    rf"(?:{GOVERNMENT_HEADS}))(?:'s (?:office|government|representative))?"
    r"(?: of (?:[a-z]+ (?:and [a-z]+ )?)?(?:affairs|health|defence|defense|finance|agriculture|education|interior))?\b"
)
GOVERNMENT_BARE = re.compile(
    r" (?:(?:health|defence|education|finance|interior|foreign|agriculture|air) )?(?:government|authorities|army|"
    r"military|navy|force|embassy|ministry|parliament|treasury)\b"
    r"(?: of (?:health|education|finance|agriculture|defence)\b)?"
)
RULES_OF_LEADERS = ("administration", "government", "regime")
"""What is called by the name of who leads it."""
ROYAL = re.compile(r"\b(?:Royal|Imperial) $")
_PARLIAMENTS = (
    r"Majlis|Storting|Knesset|Bundestag|Bundesrat|Duma|Althing|Riksdag|Sejm|Folketing|Eduskunta|Saeima|Seimas|Riigikogu|"
    r"Rada|Lok Sabha|Rajya Sabha|Cortes|Oireachtas|D[aá]il|States[ -]General|Volksraad|Tynwald|Jatiya Sangsad|Dewan"
)
"""What the parliaments of some countries are called."""
_CAPITAL_HEADS = (
    r"Government|Ministry|Army|Navy|Air Force|Armed Forces|Military|Embassy|Consulate(?:[ -]General)?|Coast Guard|"
    r"High Commission|Marines|Marine Corps|Parliament|Ministers|Cabinet|Authorities|People|Department|Directorate|"
    rf"Permanent (?:Mission|Delegation|Representation)|{_PARLIAMENTS}|High Commissioner|"
    r"Presidency|Treasury|Police|Legislative Council|National Assembly|Senate|Congress|Defen[cs]e Forces?|"
    r"Civil Protection|Civil Defen[cs]e|Emergency Services?|Border Guards?|(?:Foreign|Home|Cabinet) Office|Chancellery|"
    r"Securite Civile|Protezione Civile|Proteccion Civil|Protecao Civil|"
    r"(?:President|Prime Minister|Chancellor|King|Queen|Emir|Sultan|Prince|Princess|"
    r"Ambassador|Minister|Secretary|First Lady)(?: (?:Dr|Mr|Mrs|Ms|Prof)\.)?(?: [A-Z][\w'-]+){0,4}"
)
GOVERNMENT_NAMED = re.compile(
    rf"(?:'s?)? (?:\d+(?:st|nd|rd|th) )?(?:[A-Z][a-z'-]+ (?:and |& )?){{0,4}}?(?:{_CAPITAL_HEADS})"
    r"(?: (?:of|for) (?:the )?[A-Z]\w+(?:(?:,| and| &)? (?:and )?[A-Z]\w+){0,6}(?!\w))?"
    r"(?:(?<=Air Force)|(?<=Navy)|(?<=Army)|(?<=Coast Guard)|(?! [A-Z]))(?!\w)"
)
"""The same in capitals: *Brazilian Army*, *Ukraine's Ministry of Health*."""
_STATE = (
    r"(?:(?:(?<!' )\b(?:People's |[A-Z][a-z]+ ){0,2}(?:Kingdom|Republic|Rep\.|State|Sultanate|Emirate|Principality|"
    r"Grand Duchy|Empire|Dominion|Colony|Territory)|(?:^|(?<=[Tt]he )|(?<= of ))(?:Commonwealth|Federation|Union))"
    r" of (?:the )?)?"
    r"(?:\b(?:People's|Democratic|Socialist|Islamic|Federal|Federative|Provisional|Revolutionary|former) ){0,3}$"
)
STATE = re.compile(_STATE)
"""*the Kingdom of* before a country; it may be empty."""
_NO_OFFICE = r"(?!(?:is|are|was|were|has|have|had|will|would|to|by|from|that|which|who|for|of)\b)"
"""What a ministry is not of: *the Ministry of Defence, were delivered to Albania*, *of Defence for wells in Mali*."""
OF_STATE = re.compile(
    r"(?:\b(?:(?:Royal |Federal |Transitional )?[Gg]overnments?|[Gg]ov'?t\.?|GOV?|[Aa]uthorities|[Pp]eople|"
    r"[Aa]rm(?:y|ies)|[Nn]av(?:y|ies)|(?:Cabinet|Council) of Ministers|"
    r"[Aa]ir [Ff]orce|[Aa]rmed [Ff]orces|[Mm]ilitary|[Ee]mbass(?:y|ies)|[Cc]onsulates?(?:[ -][Gg]eneral)?|"
    r"[Pp]arliament|[Pp]residents?|[Pp]rime [Mm]inisters?|[Kk]ing|[Qq]ueen|[Ee]mperor|[Ee]mpress|[Tt]sar|[Cc]zar|"
    r"[Ss]hah|[Kk]hedive|"
    r"[Ff]irst [Ll]ady|[Ee]mir|[Ss]ultan|[Aa]mbassadors?|(?:[Hh]onorary )?[Cc]onsul(?:[ -][Gg]eneral)?|"
    rf"{_PARLIAMENTS}|States|[Pp]ermanent (?:[Mm]ission|[Dd]elegation|[Rr]epresentation)|"
    r"[Hh]igh [Cc]ommission(?:er)?s?|[Ll]egislative [Cc]ouncil|[Nn]ational [Aa]ssembly|"
    r"[Cc]itizens|[Tt]axpayers|[Cc]rown|[Rr]ulers?|[Ll]eaders?|[A-Z][a-z]+ (?:Department|Ministry)|"
    r"(?:[Mm]inistry|[Mm]inister|[Dd]epartment) (?:of (?:the )?[A-Za-z]|for (?:the )?[A-Z])[A-Za-z]*"
    rf"(?:(?:,| and| &)? {_NO_OFFICE}[A-Za-z]+){{0,5}}?)"
    r"(?: and (?:the )?(?:[Pp]eople|[Gg]overnment|[Aa]rmy))? (?:of|in) (?:the )?)?"
    rf"{_STATE}"
)
"""*the Government of the Kingdom of* before a country; it may be empty."""
BEFORE_STATE = (
    *("of ", "of the ", "in ", "in the ", "former ", "People's ", "Democratic ", "Socialist ", "Islamic "),
    *("Federal ", "Federative ", "Provisional ", "Revolutionary "),
)
"""How that ends where it is not empty; it is looked for nowhere else, as that takes long."""
MONEY = re.compile(
    r"(?:\$|€|£| ?(?:dollars?|francs?|kron(?:e|er|or|ur|a)|dinars?|pounds?|rupees?|riyals?|rials?|dirhams?|yuan|"
    r"renminbi|yen|won(?! (?:an?|the|its|their|[$€£]?\d))|pesos?|lira|liras?|"
    r"manats?|roubles?|rubles?|shillings?|rand|reals?|reais|baht|taka|ringgit|"
    r"rupiahs?|dong|zloty|zlotys|forints?|koruna|korunas?|crowns?|leu|lei|levs?|leva|hryvnias?|shekels?|nairas?|cedis?|"
    r"kwachas?|birr|drams?|laris?|tenge|soms?|sums?|somonis?|afghanis?|kyats?|kips?|riels?|quetzals?|lempiras?|"
    r"colones|bolivianos?|soles|guaran[ií]s?|gourdes?|bol[ií]vars?|marks?|guilders?|schillings?|escudos?|pesetas?|"
    r"drachmas?|sterling)\b)"
)
"""Money that an adjective belongs to: *Swiss francs*, *US$*."""
MADE = re.compile(
    r"-(?:made|built|produced|manufactured|developed|designed|grown|language|speaking|born|style|type|"
    r"era|led|backed|owned|held|controlled|occupied|majority|populated|dominated|inspired)\b"
)
"""Where goods or people come from or who rules there, which gives nothing: *Chinese-made vaccines*, *Serb-held*."""
OTHER_THING = re.compile(
    r" (?:Delta|River|Valley|Street|Road|Avenue|Square|Island|Falls|Tower|Cup|Open|Marathon|Stock Exchange)\b"
)
"""What makes a place's name that of a river or a street."""
LANGUAGE = re.compile(r"\b(?:in|into|from|speaks?|spoke|speaking|translated|written) (?:[A-Z]\w+(?:,| or| and) )?$")
NOT_NAMES = _set(
    "The A An In On At By For From To Of And But Or As It Its This That These Those He She They We I You His Her Their "
    "Our My Your When While After Before During Since Until Under Over With Without Among Between According Also Both "
    "All Some Most Many Several Each Every No Not Only Even Still Yet If Although Though Because However Meanwhile "
    "Yesterday Today Tomorrow Earlier Later Last Next Once Then There Here Where Who What Which Why How Two Three Four "
    "Five Six Seven Eight Nine Ten Eleven Twelve Twenty Thirty Forty Fifty Hundred Thousand One Half Another Other "
    "Such Same Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct "
    "Nov Dec Besides Despite Following Through Upon Having Being Out Up Down Off So Thus Hence Instead Never Nobody "
    "Nothing Nearly Almost About Around Against Across Along Amid Anyone Everyone Hardly Further Future Given Please "
    "Per Should Would Will Can Could Must Now Pursuant Reckoned Somehow Something Soon Source Sources Within Whether "
    "Yes Via Unlike Together Thanks Separately Additionally Moreover Furthermore Finally First Second Third Eventually "
    "Apart Asked Spring Summer Autumn Winter Christmas Easter Ramadan Is Was Has Have Had Did Does Do More Less Few "
    "Fewer Any Whose Whom Like Let Neither Either Nor Alongside Above Below Beneath Beside Beyond Concerning "
    "Considering Counting Excluding Including Inside Into Notwithstanding Onto Outside Regarding Throughout Till "
    "Toward Towards Underneath Versus Without Nonetheless Nevertheless Likewise Otherwise Afterwards Alas Indeed "
    "Anyway Therefore Accordingly Consequently Initially Originally Recently Previously Subsequently Similarly Overall "
    "Altogether Currently Presently Officially Perhaps Maybe Often Sometimes Usually Always Lately Elsewhere Overnight "
    "Reportedly Allegedly Ago Whereas Unless Lest Once Twice Albeit"
)
"""Words with a capital only because a sentence begins, and days: no names."""
_FOREIGN = (
    "Institut Instituto Istituto Universite Universidad Universidade Universita Universitat Universiteit Hopital "
    "Clinica Clinique Escuela Ecole Escola Colegio Lycee Iglesia Eglise Igreja Cruz Croix Croce Secours Medecins "
    "Medicos Asociacion Associacao Associazione Sociedad Sociedade Societe Comite Comitato Ayuntamiento Municipalidad "
    "Prefeitura Mairie Caixa Caja Cooperativa Federacion Federacao Ligue Krankenhaus Verband Bund Hilfswerk Diakonie "
    "Casa Maison Bomberos Hogar Asilo Parroquia Sindicato Camara Gremio Hermandad Cofradia Foyer Orphelinat Paroisse "
    "Dispensaire Couvent Creche Hospice Beaterio Orfanato Orfelinato Orfanotrofio Convento Patronato Comedor Albergue "
    "Hospicio Liceo Liceu Seminario Obispado Diocesis Arzobispado Biblioteca Bibliotheque Museo Musee Museu Parrocchia "
    "Ospedale Hospitais Misericordia Abrigo Creches Kinderheim Waisenhaus Klinikum Kirche Fundacja Stowarzyszenie "
    "Szpital Towarzystwo Parafia Nadace Vereniging Ziekenhuis Stiftelsen Foreningen Yayasan Panti Pondok Masjid "
    "Gurdwara Ashram Mandir Bahay Fundatia Asociatia Spitalul Fondul Zaklad Shule Dar Madrasa Amigos Amis Amici "
    "Freunde Hermanas Soeurs Suore Irmas Confederacion Confederation Rumah Persatuan Lembaga "
)
"""Words with which organisations begin in other languages, without their accents."""
_FOREIGN_FIRMS = (
    "Laboratorios Laboratorio Laboratoires Molinos Moulins Minera Mineracao Embotelladora Petroquimica Petroleos "
    "Aceros Cerveceria Cervejaria Brasserie Brasseries Hermanos Irmaos Industrias Industrie Ingenio Usina Constructora "
    "Construtora Cementos Cimenterie Azucarera Companhia Etablissements Fabrica Frigorifico Panaderia Ferreteria "
    "Supermercados Transportes Naviera Astilleros Hacienda Pesquera Telefonica Papelera Tejidos Tecidos "
)
"""The same of firms."""
ORGANISATION_HEADS = _set(
    _FOREIGN
    + "Unit Division Cell Estate House Fellowship RC RCS Brigade Battalion Squad Team Taskforce Farmers Volunteers "
    "Ladies Scouts Guides Students Workers Women Youth Foundation Fund Trust Charity Charities Society Association "
    "Federation Union League Alliance Council Committee Commission Agency Authority Organization Organisation "
    "Institute Institution University College Academy School Hospital Clinic Church Diocese Archdiocese Parish Mosque "
    "Synagogue Temple Cathedral Monastery Convent Mission Ministries Club Clubs Network Initiative Programme Program "
    "Project "
    "Relief Aid Corps Crescent Cross Service Services Centre Center Bureau Office Secretariat Chamber Congregation "
    "Brotherhood Order Community Friends Lions Rotary Caritas Museum Library Zoo Orchestra Theatre Party Front "
    "Movement Guild Fdn Consortium Forum Endowment Waqf Partnership Partners Department Directorate Board Stichting "
    "Fundación Fundacion Fundacao Fondation Fondazione Stiftung Verein Embassy Ministry Government Army Navy "
    "Laboratory Laboratories Conference Synod YMCA YWCA Asylum Orphanage Orphanages Conservatory Infirmary Sanatorium "
    "Sanitarium Seminary Kindergarten Nursery Gymnasium Lyceum Priory Abbey Chapel Basilica Pagoda Shrine Observatory "
    "Gallery Athenaeum Dispensary Almshouse Workhouse Hostel Polytechnic Leprosarium Creche Pantry Home Homes Circle "
    "Confraternity Sodality Auxiliary Legion Constabulary Leprosy Soroptimists Rotarians Kiwanis Jaycees Fond Fonds "
    "Fonden Stiftelse Forening Vakfi Dernegi Alapitvany Spolek Sangh Samaj Choir Philharmonic Ensemble Borders "
    "Frontiers Frontieres Fronteras Veterans Pensioners Fisherfolk Fishermen Growers Mothers Widows Teachers Nurses "
    "Action Appeal Coalition Solidarity Campaign Doctors "
    "Physicians Engineers Sisters Daughters Missionaries Knights Servants Prison Prisons Jail Penitentiary Reformatory "
    "Barracks Polyclinic Archives Refuge Sanctuary Playgroup Preschool"
)
COMPANY_HEADS = _set(
    "Bank Banco Banque Banca Corporation Corp Company Co Group Grupo Gruppe Groupe Holdings Holding Ltd Limited Inc "
    "Incorporated Plc PLC GmbH AG SA SpA NV BV AB AS ASA Oy Oyj LLC LLP KG KGaA SE Industries Motors Motor Airlines "
    "Airways Airline Pharma plc Pharmaceuticals Pharmaceutical Biotech Steel Works Energy Oil Petroleum Gas Telecom "
    "Telecommunications Mining Mines Shipping Lines Line Insurance Technologies Technology Tech Electronics Foods "
    "Food Breweries Brewery Cement Mills Stores Supermarkets Supermarket Bros Brothers Sons Dairy Dairies Logistics "
    "Enterprises Enterprise Ventures Capital Investments Investment Partners Systems Software Solutions Chemicals "
    "Chemical Textiles Textile Apparel Hotel Hotels Resorts Growers Traders Farms Farmacias Aguas Construction "
    "Engineering Automotive Electric Power Railways Rail Ports Port Press Media Games Studios Records Bakery Bakeries "
    "Minerals Metals Copper Aluminium Gold Tobacco Smelting Resources Plantations Fisheries "
    "Compania Compagnie Compagnia Sdn Bhd Pty Tbk PT Zrt Kft OJSC PJSC JSC Cooperative Co-operative Coop "
    + _FOREIGN_FIRMS
)
FACILITIES = _set(
    "farm bakery shop restaurant theatre stadium fund trust household dispensary council congregation town city "
    "village group organisation organization institution committee commission network community delegation donor "
    "board team ward district province center hospital clinic school orphanage mosque synagogue temple kindergarten "
    "nursery laboratory library museum zoo port airport railway prison camp shelter mine refinery factory brewery "
    "centre college university church leprosarium sanatorium hostel seminary settlement hamlet township commune "
    "asylum abbey chapel cathedral priory gallery observatory infirmary academy hospice refuge preschool "
    "playgroup foodbank sanctuary nunnery pharmacy"
)
"""Bodies that are as often what is given, so that an article alone makes no actor of them."""
BODY_NOUNS = FACILITIES | _set(
    "diaspora guild band class circle branch subsidiary lodge troupe schoolgirl schoolboy plumber carpenter coalition "
    "dealer baker pensioner dentist doctor canteen brigade shopkeeper farmer fisherman builder retiree collector "
    "refugee migrant resident surgeon gentleman lady woman man boy girl pupil student teacher nurse priest monk nun "
    "rabbi imam vicar bishop sailor soldier engineer pilot ngo charity foundation company firm embassy ministry "
    "municipality bank businessman businesswoman tycoon philanthropist parish diocese archdiocese monastery convent "
    "association society union cooperative club manufacturer producer airline retailer supermarket agency institute "
    "county choir orchestra consortium conglomerate billionaire millionaire entrepreneur investor family widow couple "
    "maker startup developer chain government authority fraternity newspaper broadcaster insurer lender exporter "
    "importer shipowner shipper carmaker drugmaker steelmaker chipmaker oilfield health-centre consulate regiment "
    "battalion contingent crew federation confederation league utility archbishopric bishopric patriarchate eparchy"
)
PLURAL_BODIES = _set(
    "nonprofits startups courts refuges preschools playgroups foodbanks sanctuaries nunneries pharmacies "
    "dairies midwives grandmothers mothers guilds bands circles branches dockers weavers knitters miners unions lads "
    "lasses youths schoolchildren prisoners inmates musicians seamen herders shepherds beekeepers butchers carpenters "
    "nomads orphans widows pilgrims worshippers believers congregations convents cantons islanders townspeople "
    "surgeons scientists engineers architects academics lecturers athletes footballers officers cadets recruits "
    "peacekeepers drivers singers gentlemen men boys girls bakers shopkeepers chefs cooks neighbours dealers builders "
    "restaurants shops bakeries farms dispensaries households councillors mayors hospitals clinics ngos charities "
    "foundations companies firms embassies ministries municipalities universities churches schools orphanages banks "
    "businessmen mosques synagogues temples parishes monasteries associations societies cooperatives clubs brigades "
    "colleges kindergartens laboratories manufacturers producers airlines retailers supermarkets factories agencies "
    "organisations organizations institutes institutions communities centres centers villages towns cities districts "
    "provinces counties councils choirs teams billionaires entrepreneurs investors donors families pensioners refugees "
    "migrants villagers farmers fishermen growers volunteers employees workers pupils students teachers parents "
    "children women residents inhabitants citizens expatriates emigrants exiles rescuers firemen firefighters doctors "
    "nurses traders merchants businesses players fans parishioners monks nuns priests bishops soldiers veterans "
    "sailors insurgents rebels railways authorities survivors victims evacuees homeless camps shelters ladies people "
    "scouts readers listeners customers staff peasants labourers laborers artisans craftsmen tradesmen railwaymen "
    "trawlermen lifeguards tenants settlers ranchers herdsmen fisherfolk boatmen detainees deportees returnees lepers "
    "foundlings apprentices trainees clerks tailors seamstresses friars congregants alumni libraries lodges museums "
    "theatres orchestras committees hostels seminaries nurseries dioceses archdioceses breweries vicars imams rabbis "
    "plumbers dentists schoolboys schoolgirls businesswomen philanthropists millionaires shipowners settlements "
    "hamlets townships communes asylums abbeys chapels cathedrals galleries infirmaries academies hospices labs"
)
BODIES = BODY_NOUNS | PLURAL_BODIES | {"mayor"}
_ON = re.compile(r"\b([a-z]+) on (?:the )?$")


def is_on_island(before: str) -> bool:
    """Whether words end with those of a body or people *on* a place: *the hospital on*, *fishermen on*."""
    said = _ON.search(before)
    return said is not None and said[1] in BODIES and said[1] not in NOT_ON_PLACES


NOT_ON_PLACES = _set(
    "committee committees commission council board agency delegation team crew network doctors nurses soldiers sailors"
)
"""Who is *on* a subject, or on board."""
OF_THE_STATE = _set(
    "town city village municipality council province district region county hospital hospitals clinic school schools "
    "embassy consulate government ministry towns cities municipalities parish port authority authorities navy army "
    "police regiment battalion brigade contingent gendarmerie gendarmes rulers junta rescuers firefighters firemen "
    "capital governorate prefecture parliament"
)
"""Bodies that are places of their country, or its own, so that what they give is from there."""
SHIPS = {
    "HMS": "GB", "RFA": "GB", "HMAS": "AU", "HMNZS": "NZ", "HMCS": "CA", "USS": "US", "USNS": "US", "USAF": "US",
    "INS": "IN", "RAF": "GB", "RAAF": "AU", "RNZAF": "NZ", "IAF": "IN", "PLA": "CN", "ROCAF": "TW", "JSDF": "JP",
    "Luftwaffe": "DE", "Bundeswehr": "DE",
}  # fmt: skip
"""What stands before the names of a country's ships, and short forms of its forces."""
PERSON_TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Professor|President|Prime Minister|Premier|Chancellor|King|Queen|"
    r"Prince|Princess|Sheikh|Sheikha|Emir|Sultan|Pope|Cardinal|Archbishop|Bishop|Rabbi|Imam|Ayatollah|Father|Sister|"
    r"General|Colonel|Captain|Minister|Ambassador|Senator|Governor|Mayor|Secretary|Baron(?:ess)?|Count(?:ess)?|"
    r"Duke|Duchess|Earl|Marquis|Viscount(?:ess)?|Major|Lieutenant|Sergeant|Commander|Admiral|Commodore|Brigadier|"
    r"Judge|Justice|Alderman|Councillor|Congressman|Congresswoman|Canon|Vicar|Dean|Abbot|Abbess|Prior|Friar|Brother|"
    r"Reverend|Rev|Pastor|Madame?|Monsieur|Se[ñn]ora?|Don|Do[ñn]a|Herr|Frau|Signora?|Maharaja|Maharani|Raja|Nizam|"
    r"Nawab|Begum|Datuk|Patriarch|canon|vicar|curate|abbot|friar|bishop|archbishop|baron|count|duke|tsar|maharaja|"
    r"(?:[a-z]+ )?(?:billionaire|millionaire|tycoon|businessman|businesswoman|philanthropist|entrepreneur|magnate|"
    r"industrialist|financier|oligarch|footballer|singer|actor|actress|star|president|minister|ambassador|mayor|"
    r"governor|king|queen|prince|princess|emir|sultan|founder|chairman|chairwoman|chief executive|heiress|widow|"
    r"investor|pilot|rapper|player|champion|novelist|author|artist|designer|banker|merchant|baron|landowner|shipowner|"
    r"planter|explorer|poet|composer|painter|sculptor|historian|physician|missionary|naturalist|astronomer|inventor))"
)
TITLES = _set(
    "CEO CFO COO Messrs Chairman Chairwoman Director Manager Secretary Mr Mrs Ms Miss Dr Sir Dame Lord Lady Prof "
    "Professor President Premier Chancellor King Queen Prince Princess Sheikh Sheikha Emir Sultan Pope Cardinal "
    "Archbishop Bishop Rabbi Imam Ayatollah Father Sister General Colonel Captain Minister Ambassador Senator Governor "
    "Mayor Baron Baroness Countess Duke Duchess Earl Marquis Viscount Major Lieutenant Sergeant Commander Admiral "
    "Commodore Brigadier Judge Justice Alderman Councillor Congressman Congresswoman Canon Vicar Dean Abbot Abbess "
    "Reverend Rev Pastor Madame Monsieur Herr Frau Signor Signora Maharaja Maharani Nizam Nawab Begum Datuk Patriarch"
)
PERSON_TITLE = re.compile(rf"(?:^|(?<=\W)){PERSON_TITLES}\.? $")
OF_A_COUNTRY = _set("embassy embassies consulate envoy ambassador ambassadors")
"""Bodies that are the country's they are of, wherever they sit."""
FIRMS = _set(
    "company firm bank manufacturer producer airline retailer supermarket brewery conglomerate maker startup "
    "developer chain insurer lender exporter importer shipper carmaker drugmaker steelmaker chipmaker group giant "
    "operator supplier brewer"
)
PEOPLE_NOUNS = _set(
    "gentleman lady man woman boy girl residents students migrants refugees volunteers retiree teacher student farmer "
    "drivers singers couple family pensioner widow businessman businesswoman tycoon philanthropist billionaire "
    "millionaire entrepreneur investor donor team delegation crew contingent families people pensioners businessmen "
    "rescuers firemen firefighters doctors nurses workers pupils farmers fishermen villagers ladies fans players "
    "choir"
)
"""Bodies that one may be *from* a place."""
SINGULAR_VERBS = _set(
    "gives sends says has is was does pledges offers donates delivers provides plans promises ships pays hands wants "
    "hopes asks needs receives gets makes takes goes comes contributes announces confirms supplies runs owns"
)
PRONOUN_NOUNS = _set(
    "town city village island hospital school club university company firm corporation ministry kingdom country "
    "nation foundation government organisation organization agency group bank embassy ngo charity bloc republic "
    "emirate sultanate manufacturer airline billionaire businessman tycoon philanthropist trust fund society union "
    "association state conglomerate retailer church authorities islands archipelago neighbour neighbor"
)
OF_COUNTRIES = _set(
    "kingdom country nation republic emirate sultanate state island islands archipelago neighbour neighbor ally"
)
"""Those that stand for a country, and may be described: *the Gulf state*, *its northern neighbour*."""
OWNED_NOUNS = _set("envoy ambassador ambassadors navy army parliament")
"""Those that stand for a country as *its navy*; *the navy* may be whoever's."""
PRONOUNS = _set("it they he she we It They He She We him her them us")
PLACE_BEFORE = _set(
    "in near at outside around inside across through via into onto throughout within beyond towards toward above below"
)
"""Words before a capital that leave no doubt that the place is meant, not the government there."""
TRAVEL = re.compile(
    r"\b(?:fl(?:ew|own|y|ies|ying|ights?)|land(?:ed|s|ing)|arriv\w+|travel\w*|driv\w+|drove|sail\w*|planes?|aircraft|"
    r"convoys?|lorr(?:y|ies)|left|airlift\w*|depart\w*|unload\w*|en route|rolled|evacuat\w*|took off)\b[^,;:]*$"
)
"""Somebody moves, in the part of the sentence that ends here."""
ARTICLES = _set("a an the this that one another")
OWN = _set("its his her their our my")
TAKES_UP = _set("the this that its his her their our my")
"""What stands before a noun that takes up somebody named before."""
STOP = _set(
    "of in on at to from for with by and or but that which who is are was were be been has have had will would can "
    "could it they he she we not as than into over under after before between per more most about some any each gave "
    "give sent send bought built said told gives sends so far then now also only both all many several few no every "
    "whose what where when while near off out up down paid put made got took came went left held ran says say like "
    "since until if"
)
"""Words that are no part of a noun that stands behind them."""
PLACES = _set("city town village port district province region island county")
PLACE_WORDS = _set(
    "City Town Port Mount Lake Region Province District State Greater Upper Lower Central Northern Southern Eastern "
    "Western North South East West Gemeente Stadt Kanton Landkreis"
)
"""Words with a capital that belong to a place."""
ORGANISATION_TITLE = re.compile(
    r"\b(NGOs?|charit(?:y|ies)|company|firm|group|[a-z]*maker|giant|manufacturer|retailer|airline|chain|brewer|conglomerate|"
    r"startup|operator|supplier|agency|organi[sz]ation|foundation|association|drugmaker|carmaker|steelmaker|network|"
    r"institute|hospital|clinic|university|college|fund|trust|federation|cooperative|bank|club|society|broadcaster|"
    r"newspaper|publisher|insurer|bakery|brewery|museum|orphanage|shipping line|carrier|utility|builder|"
    r"partner|affiliate|subsidiary|sister body) $"
)
"""What an organisation or a company is called before its name: *the brewer San Miguel*."""
TRADE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Ll]ocal|from|by|[A-Z]\w+-based|[A-Z]\w+(?:an|ese|sh|ch|ss|ek|ic|i)) "
    r"(?:[A-Z]\w+ )?(?:[a-z-]+ )?([a-z]{2,}(?:er|or|ist|smith|wright)s?|"
    r"nurse|tailor|chef|cook|dentist|vet|hotel|mill|brewery|"
    r"dairy|bakery|shipyard|refinery|smelter) $"
)
"""What somebody does for a living, before the name: *the South African grocer Karoo Fresh*, *the nurse Ana Cruz*."""
NO_TRADES = _set(
    "after air another border centre center chapter corner cruiser destroyer either ever former freighter harbour "
    "inner lower minister neighbour neighbor never newspaper number order other outer over paper quarter river "
    "steamer tanker trawler under upper summer winter whether water major minor newer older later earlier latter "
    "larger smaller greater liner trailer container shelter theater tower cluster tractor power letter sector or "
    "winner leader member senior junior sister together however altogether moreover thereafter offer further rather "
    "cover another"
)
"""Words that end so and are no trade, or one of ships."""
SUFFIXES = _set(
    "led based backed funded made run owned style wide born trained built held flagged registered affected hit"
)
"""What is joined to a name by a hyphen and is no part of it."""
ADJECTIVES = _set(
    "Western Eastern Northern Southern Central West East North South Muslim Christian Islamic Arab Arabic Jewish "
    "Catholic Protestant Orthodox Lutheran Anglican Methodist Buddhist Hindu Sikh Sunni Shia African Asian European "
    "Latin Nordic Scandinavian Kurdish Tibetan Rohingya Tamil Basque Catalan Balkan Andean Gulf Mediterranean Pacific "
    "Indigenous Roma Yazidi Maori Aboriginal Bavarian Punjabi Bengali Kashmiri Sindhi Pashtun Hausa Zulu Sicilian "
    "Cantonese Bihari"
)
"""Adjectives with a capital that are no country's and no name."""
CREEDS = _set(
    "Quaker Lutheran Catholic Methodist Baptist Mennonite Presbyterian Anglican Protestant Mormon Adventist Moravian "
    "Pentecostal Unitarian Congregationalist Calvinist Waldensian Huguenot Hutterite Amish Evangelical Christian "
    "Muslim Jew Jewish Sikh Hindu Jain Buddhist Parsi Parsee Zoroastrian Druze Copt Coptic Maronite Melkite Syriac "
    "Chaldean Assyrian Orthodox Sunni Shia Ismaili Augustinian Franciscan Dominican Jesuit Carmelite Benedictine "
    "Cistercian Capuchin Salesian Trappist Ursuline Carthusian Vincentian Lazarist Redemptorist Theravada Zen"
)
"""Who belongs to a faith or an order, as one of them or as the adjective."""
NO_PLACES = _set(
    "Cabinet Decision Cathedral Church Court Mass Christ Allah Independence Liberation Summit Conference Forum Expo "
    "Games Parliament Congress Operation World War Ramadan Eid Christmas Easter God Internet Facebook Twitter Sallah "
    "Diwali Deepavali Dashain Tihar Nowruz Tet Hanukkah Passover Holi Vesak Songkran Lent Advent Pentecost Purim "
    "Telegram Instagram English Arabic Hebrew Islam Christianity Covid Ebola Army Navy Air Day Week Year Cyclone "
    "Hurricane Typhoon Storm Tropical Boeing Airbus Antonov Ilyushin Hercules Friday State Government Ministry "
    "President Minister Pandemic Olympics Cup Nobel Treaty Agreement Convention Protocol Resolution Act Article "
    "Section Phase Plan Marshall Highness Majesty Street Road Avenue Square Boulevard Lane Highway Airways"
)
"""What stands behind *in*, *at* or *to* and is no place."""
DOUBTFUL_NAMES = _set("Georgia Jordan Chad")
"""Countries whose names persons or other places bear, too."""
COMMON_HEADS = _set(
    "Aid Relief Service Services Project Programme Program Order Movement Mission Partners Friends Women Workers "
    "Students Farmers Volunteers Youth Community Support Help Front Party Trust Capital Power Energy Food Foods Gas "
    "Oil Line Lines"
)
"""Words of organisations that as often begin a sentence as words."""
HEADS_FIRST = _set(
    _FOREIGN
    + "Air Bank Banco Banque Banca Hotel Grupo Groupe Group Caritas Friends Rotary Lions Church University Hospital "
    "Ministry Embassy Government Department Office Institute Committee Commission Association Federation Council "
    "Society Union Fundación Fundacion Fundacao Fondation Fondazione Stiftung Stichting Aguas Farmacias Compania "
    "Compagnie Compagnia Club Aid Relief Mission Radio Diocese Archdiocese Parish Order Movement Centre Center "
    "Academy School College Foundation Fund Sisters Brothers Daughters " + _FOREIGN_FIRMS
)
"""Words with which names begin that say what bears them."""
PARTICLES = _set(
    "de la du des dei degli delle del do da dos das di al el van von der den y e le les zu bin ibn aux sur sous "
    "fur auf am upon ng sa dan og och"
)
SCHOOLS = _set("Elementary Primary Secondary")
FIRMS_LAST = _set(
    "Freight Instruments Haulage Trucking Paints Tyres Tires Seeds Machinery Beverages Distillery Furniture Footwear "
    "Hardware Publishing Publishers Books Shipyard Shipyards Ferries Coaches Tractors Pumps Pharmacy Pharmacies Timber "
    "Lumber Sawmills Realty RV Casino Bistro Tavern Butchers Foundry Ironworks Shipbuilders Distillers Brewers "
    "Outfitters Grocers Winery Vineyards Ceramics Plastics Packaging Appliances Generators Mutual Assurance Quarries"
)
"""Words with which names of schools, and of firms, end, and seldom others."""
SITES = _set(
    "City Town Village Borough Burgh Township Shire Canton Commonwealth Province State Region Prefecture Municipality "
    "County Commune Comune District Governorate Oblast Voivodeship Island"
)
"""What a place with its own council or government is, before *of* and its name."""
OWNERS = _set("Children Women Queen King People Men Workers Farmers Teachers Doctors Veterans Ladies Girls Boys")
"""Whose possessive is part of a name: *Children's Hospital*."""
PORTFOLIOS = _set(
    "State War Defence Defense Health Education Agriculture Finance Commerce Labor Labour Energy Transport "
    "Transportation Interior Justice Trade Environment Housing Development Culture Tourism Industry Planning Economy"
)
"""Of what somebody is secretary or minister."""
OFFICES = _set("Minister President Governor Mayor Lieutenant Chancellor Emperor Prince")
"""Whose possessive is part of the name of a fund: *Chief Minister's Relief Fund*."""
