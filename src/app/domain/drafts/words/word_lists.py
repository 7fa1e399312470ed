"""The closed classes of English words by which the drafts' rules find where a phrase ends, and what it is not."""

from __future__ import annotations

from app.domain.phrase_words import word_set

PREPOSITIONS = word_set(
    "to for in from on at by with within into via through under over above below after before since until till "
    "during between among amongst across against as off out up down around about upon onto toward towards near "
    "beside besides behind beyond inside outside without despite per plus including excluding alongside amid "
    "following throughout versus vs than because due thanks minus according regarding concerning instead aboard "
    "along ex thru fm frm courtesy w/ o/b c/o"
)
CONJUNCTIONS = word_set(
    "but while when where whereas that which who whom whose whether if unless although though so then nor"
)
PRONOUNS = word_set(
    "i we you he she it they me us him them myself itself themselves himself herself this these those there here "
    "someone everyone nobody nothing something anything everything both each every all none"
)
DETERMINERS = word_set("the a an its his her their our your my another any some no neither nor such")
AUXILIARIES = word_set(
    "is are was were be been being am has have had having will would can could may might must shall should do does "
    "did isn't aren't wasn't weren't won't wouldn't hasn't haven't hadn't can't cannot couldn't didn't doesn't don't"
)
ADVERBS = word_set(
    "w open upwards upward several few also already again ahead now soon then later earlier ago early late yesterday "
    "today tomorrow tonight only just still yet ever never not almost altogether together twice once apiece back away "
    "abroad home ashore free worth respectively overall instead too very much more less fewer most least well alone "
    "rather apart more-than there thereby thus hence therefore meanwhile overnight so-called short last next bound "
    "worldwide globally nationwide else perhaps maybe possibly however moreover aside further anyway "
    "anyhow nevertheless nonetheless regardless afterwards otherwise"
)
CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december jan feb apr jun jul aug sept sep oct nov dec"
)
PAST = word_set(
    "arrived left flew came went took sent made began fell rose brought bought stood lay given gave taken flown sold "
    "got held kept lost met paid put ran said told saw set shown spent won built found hit led read sought taught "
    "thought wore written worn driven drawn broken chosen seen known done gone become became fed lent meant shipped "
    "reached died carried"
)
"""Forms of irregular verbs that follow a noun as its verb."""
BARE_VERBS = word_set(
    "arrive arrives leave leaves land lands fly flies carry carries bring brings come comes go goes help helps remain "
    "remains reach reaches include includes need needs cost costs join joins enter enters begin begins depart departs "
    "take takes make makes get gets give gives provide provides serve serves treat treats live lives die dies face "
    "faces weigh weighs contain contains travel travels return returns stay stays meet meets belong belongs represent "
    "represents mean means show shows seem seems become becomes await awaits follow follows say says stand stands "
    "range ranges total totals expect expects hopes wants intends asks seeks wishes"
)
"""Verbs in the present that follow a plural."""
PARTICIPLES = word_set(
    "carrying including containing costing weighing bringing arriving involving totalling totaling following "
    "consisting comprising working serving helping using going coming flying sailing leaving awaiting needing bearing "
    "belonging seeking trying heading living staying operating providing supporting depending starting beginning "
    "lasting ranging amounting destined meant intended bound laden"
)
RATES = word_set("daily weekly monthly quarterly yearly annually")
"""Behind a phrase how often it is given; before one they describe it."""
NOT_ADVERBS = word_set(
    "w open upwards upward several few family assembly supply early friendly elderly daily weekly monthly only reply "
    "ally fly jelly poly"
)
ENDS_PHRASE = (
    (PREPOSITIONS | CONJUNCTIONS | PRONOUNS | DETERMINERS | AUXILIARIES | ADVERBS | CALENDAR | PARTICIPLES)
    - word_set("home")
) | word_set("and or")
"""Words that are in no name of a thing."""
CONTAINERS = word_set(
    "box boxes bag bags keg kegs sack sacks crate crates bale bales vial vials pack packs packet packets bottle "
    "bottles tin tins roll rolls barrel barrels bundle bundles pallet pallets carton cartons pair pairs set sets unit "
    "units piece pieces pcs nos container containers truckload truckloads planeload planeloads shipload shiploads "
    "lorryload lorryloads boatload boatloads carload carloads trainload trainloads wagonload wagonloads busload "
    "busloads planefuls wagon wagons waggon waggons van vans vanload vanloads barge barges minibus minibuses "
    "truck trucks lorry lorries tablet tablets ampoule ampoules loaf loaves case cases can cans drum drums sachet "
    "sachets bar bars sheet sheets dose doses batch batches consignment consignments shipment shipments load loads "
    "cargo cargoes copy copies cylinder cylinders tank tanks tray trays tube tubes portion portions serving servings "
    "ration rations course courses head stack stacks reel reels parcel parcels package packages jar jars bucket "
    "buckets canister canisters tanker tankers jerrycan jerrycans tonne tonnes ton tons kilo kilos kilogram kilograms "
    "kg gram grams litre litres liter liters gallon gallons quintal quintals bushel bushels ounce ounces lb lbs "
    "cwt cwts hundredweight hundredweights qr qrs doz oz ozs gal gals gross "
    "hectare hectares acre acres metre metres meter meters yard yards mt skein skeins flask flasks pint pints kit "
    "kits t l m cup cups aircraft plane planes ship ships vessel vessels flight flights helicopter helicopters plate "
    "plates delivery deliveries rounds cask casks hogshead hogsheads puncheon puncheons churn churns trunk trunks "
    "hamper hampers pouch pouches cord cords maund maunds pood poods feddan feddans dunam dunams coil coils "
    "cartload cartloads shoebox shoeboxes treatment treatments "
    "quart quarts peck pecks firkin firkins tierce tierces tun tuns bolt bolts ell ells ream reams sheaf sheaves "
    "chaldron chaldrons fanega fanegas arroba arrobas kantar kantars cantar cantars seer seers picul piculs ardeb "
    "ardebs oka okas demijohn demijohns carboy carboys creel creels keg kegs sides quarters carcasses brace yoke trio"
)
"""What goods are counted in, before *of*."""
MEASURES = word_set(
    "tonne tonnes ton tons kilo kilos kilogram kilograms kg gram grams litre litres liter liters gallon gallons "
    "quintal quintals bushel bushels ounce ounces lb lbs mt t hectare hectares acre acres barrel barrels l cwt cwts "
    "hundredweight hundredweights qr qrs doz oz ozs gal gals"
)
LENGTHS = word_set(
    "km kilometre kilometres kilometer kilometers mile miles metre metres meter meters m cm centimetre centimetres kv "
    "centimeter centimeters mm foot feet ft inch inches yard yards league leagues knots mph kmh kva mva kw kwh mw mwh "
    "hp mb gb m3/h m3 m3/day l/s hectares acres"
)
SIZES = word_set(
    "kva mva kw kwh mw mwh hp watt watts volt volts v w ah mah mg mcg µg μg g ml cl cc iu gb tb mb mhz ghz dpi psi bhp "
    "rpm lumen lumens kv"
)
"""Behind a number they say the size of the thing that follows: *a 500 kVA generator*, *500 mg tablets*."""
LONG = word_set("long wide high tall deep thick broad across")
"""What stands behind so many of a length: *12 metres long*."""
TIMES = word_set(
    "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks weekend weekends "
    "fortnight fortnights month months quarter quarters year years yr yrs decade decades century centuries generation "
    "generations semester semesters term terms season seasons winters summers mornings afternoons evenings"
)
MINOR_UNITS = word_set(
    "cent cents pence penny centime centimes centavo centavos centimos pfennig pfennigs øre öre ore haler halers "
    "heller kopeck kopecks kopek kopeks grosz groszy paisa paise stotinki bani piastre piastres santim santims sen "
    "sene fils"
)
"""Hundredths of a currency, which are added to the sum before them and never counted as things."""
NEVER_ITEMS = MINOR_UNITS | word_set(
    "people persons person inhabitants residents villagers families family households household children child women "
    "lady ladies gentleman gentlemen "
    "woman men man boys girls babies infants youths orphans adults elders refugees returnees migrants evacuees "
    "victims survivors casualties deaths death fatalities dead injured wounded missing homeless displaced injuries "
    "cases case infections patients prisoners hostages lives souls mouths beneficiaries recipients citizens civilians "
    "nationals pupils students students' passengers percent cent percentage percentages points point votes vote seats "
    "countries country nations nation states cities city towns town villages village districts district provinces "
    "province regions region municipalities municipality communities community islands islets locations sites places "
    "areas sectors times ways occasions rounds phases stages instalments installments tranches steps parts sides "
    "parties governments ministries ministers leaders companies firms enterprises businesses organisations "
    "organizations agencies ngos charities partners donors members member others groups camps reasons years meetings "
    "visits talks agreements memorandums memoranda deals accords treaties resolutions degrees magnitude "
    "goals awards centuries questions answers thirds halves quarters fold killed months o'clock gmt utc hrs houses "
    "homes buildings mosques churches aftershocks tremors earthquakes storms floods wards respondents employees "
    "settlements abstention abstentions pensioner pensioners letters evac signatories annexes journalists voters "
    "official officials spokesman spokeswoman spokesperson observer observers analyst analysts diplomat diplomats "
    "driver drivers cheques checks entities bodies institutions actors sources things matters aspects languages "
    "tongues files tickets slogans parishes parish boroughs counties prefectures governorates dioceses constituencies "
    "herdsmen herders branches rotations bodies corpses roofs arrivals colleagues operators trainees shareholders "
    "viewers readers listeners bidders signatures drops ballots sundays mondays tuesdays wednesdays thursdays fridays "
    "hosts guests counterpart counterparts neighbours neighbors allies tribes clans compatriots nationalities peoples "
    "suspects suspect hijackers convicts fugitives traders labourers laborers slaves deportees aides danes "
    "swedes finns turks tatars uyghurs uighurs serbs croats slovaks czechs greeks kurds arabs jews germans scots thais "
    "somalis iraqis israelis pakistanis bangladeshis afghans filipinos "
    "saturdays workers' dollars-a-day jobs ppl pax pers ind ind. benef bnf hh hhs indiv beds' clock odd"
)
"""Heads of phrases that say whom something is for, who was hurt, where or how often: nothing that is given."""
CASUALTY_BEFORE = word_set(
    "killed killing kills kill injured injuring injures wounded wounding displaced displacing displaces affected "
    "affecting affects infected infecting destroyed destroying destroys damaged damaging damages leaving claimed "
    "claiming drowned buried hospitalised hospitalized evacuated evacuating rescued stranded uprooted collapsed lost "
    "losing swept flooded burnt burned levelled leveled flattened wrecked"
)
CASUALTY_BEHIND = word_set(
    "killed injured wounded dead missing displaced homeless infected affected destroyed damaged collapsed died "
    "drowned dying perished hospitalised hospitalized stranded evacuated lost flooded needed req'd reqd urgently"
)
BUILDINGS = word_set(
    "hospital hospitals school schools clinic clinics university universities college colleges centre centres center "
    "centers institutions facilities laboratories prisons orphanages museums libraries shelters stations ports "
    "airports markets factories farms offices embassies headquarters churches temples mosques mosque"
)
"""What things are given to, where *to*, *for* or *in* stands before."""
CREWS = word_set(
    "team teams squad squads delegation mission contingent group unit crew convoy force brigade party detachment "
    "battalion company expedition staff commission committee board choir orchestra task"
)
"""What so many people make up: *a 24-member squad*."""
CARRIERS = word_set(
    "plane planes aircraft flight flights flt flts trk trks vsl vsls a/c ship ships vessel vessels truck trucks lorry "
    "lorries convoy convoys wagon wagons helicopter helicopters train trains boat boats ferry ferries van vans "
    "airplane airplanes aeroplane aeroplanes jet jets airliner airliners freighter freighters trailer trailers bus "
    "buses steamer steamers tanker tankers barge barges warship warships frigate frigates destroyer destroyers"
)
NUMBERED = word_set(
    "no no. nos nos. number numbers page pages p p. pp pp. chapter chapters article articles section sections flight "
    "resolution resolutions gate room table figure fig fig. route highway road magnitude aged age ages version phase "
    "top category level stage grade class type model channel line block lot case file docket decree law order issue "
    "voyage vol vol. volume part annex appendix paragraph para item floor platform step unit batch goal sdg form bus "
    "tram track hall building house apartment flat zone ward sector pier berth dock camp point rule act boeing airbus "
    "size sizes fn fn. footnote footnotes note endnote ibid ref ref. "
    "antonov ilyushin tupolev cessna bell sikorsky embraer local "
    "falcon hercules chinook apollo soyuz sputnik measuring quake richter formula "
    "world covid group grade wk district lodge regiment squadron"
)
"""Words before a number that is the name of something."""
WAGES = word_set(
    "salary salaries wage wages stipend stipends fee fees tuition fare fares rent rents keep upkeep passage"
)
"""What somebody is due, or has to pay, and another one may pay for him."""
