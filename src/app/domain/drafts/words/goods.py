"""Words for what is given, for things that are given without a number."""

from __future__ import annotations

from app.domain.phrase_words import word_set

GOODS = word_set(
    "aid assistance relief supplies supply equipment goods materials material gear apparatus consumables medicines "
    "medicine medication medications drugs antibiotics antivirals painkillers insulin morphine penicillin serum "
    "serums antivenom vaccines vaccine doses jabs vials syringes needles bandages dressings sutures gauze plasters "
    "splints crutches wheelchairs prostheses stretchers masks respirators gloves gowns goggles visors shields suits "
    "coveralls overalls aprons ppe kits tests swabs reagents ventilators concentrators oxygen cylinders monitors "
    "defibrillators scanners incubators thermometers microscopes centrifuges freezers refrigerators fridges beds cots "
    "mattresses mats blankets quilts sheets pillows bedding linen tents tarpaulins tarps shelters huts cabins "
    "caravans containers bags sacks stoves heaters lamps lanterns torches candles generators gensets turbines "
    "transformers batteries panels chargers pumps hoses filters purifiers tablets bladders tanks pipes chlorine "
    "disinfectant disinfectants sanitiser sanitizer sanitisers sanitizers soap detergent bleach toothpaste nappies "
    "diapers pads towels toiletries buckets jerrycans food foods foodstuffs rations meals biscuits bread flour wheat "
    "maize corn rice grain grains cereals beans lentils pulses peas potatoes vegetables fruit fruits dates raisins "
    "nuts sugar salt oil butter lard milk formula cheese meat beef mutton lamb pork poultry chicken fish sardines "
    "tuna eggs honey tea coffee cocoa chocolate noodles pasta spaghetti groceries parcels baskets hampers packages "
    "packs water drinks juice seed seeds seedlings saplings fertiliser fertilizer fertilisers fertilizers pesticides "
    "fodder feed hay straw livestock cattle cows goats sheep camels horses yaks pigs hens bees fuel petrol gasoline "
    "diesel kerosene paraffin coal coke firewood gas electricity clothing clothes coats jackets shoes boots socks "
    "sweaters uniforms garments textiles cloth wool cotton yarn hats scarves toys books textbooks notebooks pencils "
    "pens satchels schoolbags backpacks desks chairs blackboards computers laptops printers routers phones "
    "smartphones radios antennas antennae software servers cameras drones bicycles bikes motorcycles motorbikes cars "
    "vehicles vans trucks lorries buses minibuses ambulances tractors ploughs harvesters excavators bulldozers "
    "diggers cranes loaders wagons locomotives carriages trailers boats ships vessels ferries trawlers dinghies "
    "lifeboats aircraft planes helicopters rifles guns ammunition shells weapons arms munitions missiles howitzers "
    "cement steel iron timber lumber bricks glass roofing nails tools shovels saws axes rope ropes wire cables "
    "plastic polythene sheeting paint asphalt bitumen furniture housing instruments scholarships grants fellowships "
    "stipends bursaries places teams rescuers firefighters doctors medics nurses paramedics surgeons engineers "
    "technicians experts specialists teachers instructors advisers advisors volunteers troops peacekeepers soldiers "
    "epidemiologists technology machinery machines spares parts hardware necessities essentials items commodities "
    "provisions livelihoods training expertise courses loans remdesivir oximeters dialysers x-rays artefacts "
    "artifacts prefabs toilets latrines kitchens clinics hospitals cash money"
)
"""Heads of phrases that name goods or help where they stand without a number."""
FURTHER_GOODS = word_set(
    "loaf loaves buns cakes meal ration parcel hamper broth soup yoghurt garlic onions tomatoes apples oranges "
    "bananas lemons melons cabbages carrots dumplings vitamins supplements inhalers stethoscopes catheters cannulas "
    "thermometer oximeter glasses spectacles dentures hearing-aids prosthesis limbs plasma blood scarf glove mitten "
    "cardigan jersey jumper t-shirts shirts trousers dresses blouses underwear slippers sandals umbrellas raincoats "
    "ponchos sleeping-bags hammocks cushions curtains carpets rugs tarpaulin canvas sandbags footballs balls bats "
    "rackets nets violins trumpets puppets dolls bears games puzzles crayons rulers slates chalk maps atlases "
    "manuals bibles korans prayer-books scooters skateboards pushchairs barrows snowploughs pickups pick-ups jeeps "
    "land-rovers motors dynamos welders sewing-machines hoes rakes spades wheelbarrows trowels hammers drills bolts "
    "screws planks beams girders poles posts fences gates doors windows tiles gravel sand aggregate culverts rails "
    "sleepers signals solar radiators fans air-conditioners taps showers trees bulbs cuttings semen chicks ducks "
    "geese rabbits llamas alpacas buffaloes oxen dogs pigeons fingerlings hives mosquito-nets bed-nets bednets "
    "repellent vests helmets flak-jackets handcuffs binoculars sights parachutes fighters interceptors launchers "
    "mortars mines grenades cartridges rounds torpedoes samples serum-vials barrels crates boxes pallets cartons "
    "truckloads planeloads shiploads lorry-loads wagonloads canisters cans tins jars bottles sachets bales"
)
"""Further goods, which make it likelier that a number of them was given; without a number they are not looked for."""
PERSONS = word_set(
    "doctors nurses medics paramedics surgeons midwives pharmacists psychologists engineers geologists technicians "
    "electricians mechanics linemen soldiers sailors marines troops firefighters rescuers policemen divers pilots "
    "handlers experts specialists volunteers teachers instructors advisers advisors trainers logisticians carpenters"
)
"""Heads of phrases that name helpers, of whom one number may count several kinds."""
ONE = word_set(
    "hospital clinic surgery laboratory lab centre center school kindergarten university library museum theatre "
    "theater stadium mosque church orphanage bridge road port airport harbour harbor station plant mill bakery "
    "factory farm dam well borehole pump generator kitchen shelter warehouse building house playground park monument "
    "statue ambulance aircraft plane helicopter ship boat vessel ferry trawler icebreaker tug frigate corvette cutter "
    "truck lorry van bus minibus car vehicle tractor excavator bulldozer crane digger drone locomotive train engine "
    "machine scanner ventilator incubator microscope sequencer telescope x-ray oven refinery reactor satellite "
    "transmitter antenna system network computer server printer piano organ elephant panda horse cow bull heifer goat "
    "plough bed team squad delegation contingent brigade unit battalion crew orchestra scholarship kit set tent "
    "purifier desalinator turbine transformer pipeline stove freezer refrigerator camera wheelchair stretcher "
    "dialysis plane-load simulator tanker fire-engine radar launch lifeboat speedboat motorboat rowboat canoe barge "
    "catamaran yacht raft helo chopper aeroplane airplane jet glider balloon ladder appliance pumper trailer caravan "
    "motorcycle motorbike bicycle tricycle rickshaw wagon cart sledge snowmobile digger loader grader roller mixer "
    "backhoe forklift winch compressor lathe loom press turntable windmill mill turbine boiler furnace kiln "
    "incinerator autoclave centrifuge freezer fridge greenhouse barn silo granary shed hut cabin container dormitory "
    "hostel hall clubhouse pavilion gymnasium classroom chapel cathedral monastery synagogue temple pagoda bell altar "
    "icon statue bust fountain clock tower lighthouse pier jetty wharf dock canal reservoir cistern tank borehole "
    "latrine bathhouse laundry canteen dispensary surgery ward theatre sanatorium hospice nursery creche zoo giraffe "
    "lion tiger camel donkey mule stallion mare ram boar kiosk transmitter receiver switchboard "
    "projector screen television camera piano harmonium guitar drum globe telescope microscope spectrometer "
    "sequencer ultrasound mammograph defibrillator dentist chair desk cot crib pram loom typewriter photocopier "
    "encyclopaedia atlas dictionary bookmobile ambulance-boat store cooler generator-set genset substation "
    "pickup pick-up wing annexe annex"
)
"""Heads of which *a* is one."""
MOVABLE = word_set(
    "field mobile prefabricated prefab portable wooden timber modular temporary container tin flat-pack pre-fabricated "
    "prefabs transitional winterised winterized movable"
)
"""Before houses, homes, schools and hospitals that are sent or put up, and are no place where people live."""
PLACES = word_set(
    "surgery laboratory lab kindergarten theatre theater mosque church orphanage road port airport station plant farm "
    "park hall hostel dormitory chapel cathedral monastery synagogue temple pagoda altar dispensary ward sanatorium "
    "hospice nursery creche zoo canteen system network computer crew team squad brigade unit battalion orchestra"
)
"""Those of them to which something may be given."""
GIVING = word_set(
    "send sends sent sending donate donates donated donating give gives gave giving drove drives driven deliver "
    "delivers delivered delivering supplied ing provide provides provided providing ship shipped shipping fly flies "
    "flew flown flying airlift airlifts airlifted dispatch dispatches dispatched dispatching despatch despatched "
    "despatches contribute contributes contributed contributing offer offered offering pledge pledges pledged "
    "pledging promise promises promised bring brings brought bringing hand hands handed handing distribute "
    "distributes distributed distributing grant grants granted granting extend extends extended lend lends lent "
    "present presents presented bestow bestowed build builds built building deploy deploys deployed deploying carry "
    "carried carrying get gets got receive receives received receiving rush rushed rushes transport transported "
    "collect collected include includes including included pack packed load loaded drop dropped unload unloaded"
)
"""Verbs before what is given."""
NOT_GIVEN = word_set(
    "word words birth details condolences thanks greetings sympathy information evidence news notice way rise orders "
    "order speech message messages letters letter statement praise credit permission approval consent assurances "
    "assurance hope answer answers reply advice access opportunity chance priority figures data attention solidarity "
    "regards wishes congratulations invitation prayers reports report update updates account proof example results "
    "compliments cause pause shape signal signals signs comfort prominence power gap gaps shortfall shortfalls "
    "start lead goal goals victory defeat note notes"
)
"""What is sent or given without being a gift."""
SOURCES = word_set(
    "consignment consignments shipment shipments load loads planeload planeloads truckload truckloads cargo cargoes "
    "gift gifts donation donations delivery deliveries batch batches package packages stock stocks planes plane lorry "
    "lorries truck trucks convoy provision supply offer full flight flights set sets collection dispatch despatch"
)
"""Before *of* and what is given."""
SCHOOLS = word_set(
    "college colleges academy academies university universities school schools institute institutes faculty faculties "
    "course courses programme programmes program programs"
)
"""Where places and seats are given to those who learn: *places at its staff college*."""
OWN = ("its", "their", "his", "her", "our")
