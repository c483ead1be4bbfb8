"""Short, dense reports of international affairs, read with the model that ships: the verbs, particle verbs, phrases and nouns in
which news English tells of every category, with who and whom.

A claim is written ``EVENT who > whom``, parties by id, by their words where they have none; what is empty is left out.
"""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.records import Actor, Report


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def told(pipeline: Pipeline, text: str, word: str) -> str:
    """The first claim whose predicate holds `word`."""
    reading = next(iter(pipeline.read([Report("r", text, published="2024-10-17", language="en")])))
    c = next(c for c in reading.claims if word in c.predicate.text)
    out = str(c.event)
    for sign, actors in ((" ", c.actor), (" > ", c.recipient)):
        if actors:
            out += sign + ", ".join(map(shown, actors))
    return out


def shown(a: Actor) -> str:
    return a.id or " ".join([a.text, *a.country, *a.sectors])


TOLD = [
    ("Seoul shrugged when Putin and Kim signed a treaty in Pyongyang.", "signed", "SUPPORT vladimir-putin, kim-jong-un"),
    ("Kyiv kept silent for days, and Oslo accused it of shelling.", "accused", "ACCUSE NOR GOV > UKR GOV"),
    ("Chad kept silent, and Togo vowed to invade it.", "vowed", "THREATEN TGO > TCD"),
    ("Poland ferried two brigades to the Belarusian frontier overnight.", "ferried", "MOBILIZE POL > BLR"),
    ("Washington is to post 200 soldiers in Israel to help monitor the truce.", "post", "MOBILIZE USA GOV > ISR"),
    ("Caracas flew two armed F-16s over an American destroyer in the southern Caribbean.", "flew", "MOBILIZE VEN GOV > USA MIL"),
    ("Brazil has sent armoured vehicles north to its frontier with Guyana.", "sent", "MOBILIZE BRA"),
    ("Myanmar's generals intend to call up 60,000 people a year from April.", "call", "MOBILIZE MMR MIL"),
    ("China wrapped up two days of war games around Taiwan on Friday.", "wrapped", "MOBILIZE CHN > TWN"),
    ("North Korea notified Tokyo of its plan to launch a satellite.", "launch", "MOBILIZE PRK"),
    ("Pyongyang lobbed two ballistic missiles into the sea off its east coast.", "lobbed", "MOBILIZE PRK GOV"),
    ("Eleven Chinese warplanes crossed the median line of the Taiwan Strait on Friday.", "crossed", "MOBILIZE CHN MIL"),
    ("Two Russian bombers flew into Alaska's air defence zone on Monday.", "flew", "MOBILIZE RUS MIL > USA"),
    ("Russian jets strayed into Estonian airspace for twelve minutes.", "strayed", "MOBILIZE RUS MIL > EST"),
    ("Moscow has stationed tactical nuclear weapons in Belarus.", "stationed", "MOBILIZE RUS GOV > BLR"),
    ("India rushed thousands of troops to the Line of Actual Control.", "rushed", "MOBILIZE IND"),
    ("The Pentagon has doubled the number of its troops in Syria.", "doubled", "MOBILIZE USA MIL > SYR"),
    ("Israel called up 360,000 reservists within two days.", "called", "MOBILIZE ISR"),
    ("Belarus began a snap inspection of its armed forces.", "began", "MOBILIZE BLR"),
    ("Kyiv lowered the conscription age to 25.", "lowered", "MOBILIZE UKR GOV"),
    ("A spokesman for the Houthis vowed that the aggression would not go unpunished.", "vowed", "THREATEN houthis"),
    ("General Burhan swore to avenge the dead.", "swore", "THREATEN abdel-fattah-al-burhan"),
    ("China promised resolute countermeasures.", "promised", "THREATEN CHN"),
    ("Should the militants rearm, Netanyahu warned, Israel will strike.", "warned", "THREATEN benjamin-netanyahu"),
    ("Beijing said it reserved the right to take further measures.", "reserved", "THREATEN CHN GOV"),
    ("Dmitry Medvedev raised the prospect of a nuclear strike on London.", "raised", "THREATEN dmitry-medvedev > GBR"),
    ("Trump gave Iran two months to strike a new deal.", "gave", "THREATEN donald-trump > IRN"),
    ("Erdogan warned of a new ground operation in northern Syria.", "warned", "THREATEN recep-tayyip-erdogan > SYR"),
    ("Beijing said that Washington would pay a heavy price for the visit.", "pay", "THREATEN CHN GOV > USA GOV"),
    ("Tehran promised a crushing response to any attack.", "promised", "THREATEN IRN GOV"),
    ("ECOWAS issued Niger's junta with a seven-day ultimatum.", "issued", "THREATEN ecowas > NER GOV MIL"),
    ("Niger's junta has torn up the accord that let American troops operate on its soil.", "torn", "SANCTION NER GOV MIL"),
    ("Moscow has suspended its part in New START, Putin told lawmakers.", "suspended", "SANCTION RUS GOV"),
    ("Armenia has frozen its participation in the CSTO.", "frozen", "SANCTION ARM > csto"),
    ("China has called off talks with the United States on nuclear arms control.", "called", "SANCTION CHN > USA"),
    ("Washington held up a shipment of 3,500 heavy bombs to Israel last week.", "held", "SANCTION USA GOV > ISR"),
    ("Bamako's severing of diplomatic ties with Ukraine came days later.", "severing", "SANCTION MLI GOV > UKR"),
    ("Ottawa threw out the head of Indian intelligence in Canada.", "threw", "SANCTION CAN GOV > IND SPY"),
    ("India gave a senior Canadian diplomat five days to leave.", "gave", "SANCTION IND > CAN GOV"),
    ("Russia withdrew its ratification of the nuclear test ban treaty.", "withdrew", "SANCTION RUS"),
    ("Nicaragua broke with Israel over the war in Gaza.", "broke", "SANCTION NIC > ISR"),
    ("The African Union suspended Gabon after the coup.", "suspended", "SANCTION african-union > GAB"),
    ("Poland ordered 45 Russian diplomats to leave.", "ordered", "SANCTION POL > RUS GOV"),
    ("Argentina quit the World Health Organization.", "quit", "SANCTION ARG > who"),
    ("India has put the Indus Waters Treaty with Pakistan in abeyance.", "put", "SANCTION IND > PAK"),
    ("Hungary announced its exit from the International Criminal Court.", "exit", "SANCTION HUN > icc"),
    ("Washington halted intelligence sharing with Ukraine.", "halted", "SANCTION USA GOV > UKR"),
    ("The European Union adopted its 13th package of sanctions.", "adopted", "COERCE eu"),
    ("Washington slapped export controls on 20 Chinese firms.", "slapped", "COERCE USA GOV > CHN BUS"),
    ("Poland closed two crossings on its frontier with Belarus.", "closed", "COERCE POL"),
    ("Iran's Revolutionary Guards boarded and seized a tanker in the Strait of Hormuz.", "boarded", "COERCE irgc"),
    ("Russia jammed GPS signals across the Baltic.", "jammed", "COERCE RUS > EST, LVA, LTU"),
    ("Chinese hackers broke into the Treasury's computers.", "broke", "COERCE CHN CRM > treasury"),
    ("Bamako revoked the licence of the French broadcaster.", "revoked", "COERCE MLI GOV > FRA JRN"),
    ("Israel kept the crossing at Rafah shut.", "kept", "COERCE ISR"),
    ("Pakistan closed its airspace to Indian airlines.", "closed", "COERCE PAK > IND BUS"),
    ("Azerbaijan placed Ruben Vardanyan in pre-trial detention.", "placed", "COERCE AZE > ruben-vardanyan"),
    ("Israeli troops crossed into southern Lebanon on Tuesday.", "crossed", "ASSAULT ISR MIL > LBN"),
    ("The M23 marched into Bukavu unopposed.", "marched", "ASSAULT m23 > COD"),
    ("Putin accused NATO officers of having taken a direct part in the fighting in Ukraine.", "taken", "ASSAULT nato > UKR"),
    ("Azerbaijan launched an offensive in Nagorno-Karabakh.", "launched", "ASSAULT AZE"),
    ("Israel took out the head of Hezbollah's drone unit.", "took", "ASSAULT ISR > hezbollah MIL"),
    ("A Russian missile slammed into a market in Kostiantynivka.", "slammed", "ASSAULT RUS MIL > UKR"),
    ("Soldiers seized power in Gabon on Wednesday.", "seized", "ASSAULT GAB MIL > GAB"),
    ("The Houthis have been harassing ships in the Red Sea.", "harassing", "ASSAULT houthis"),
    ("Israel's air force carried out a wave of raids on Beirut.", "carried", "ASSAULT ISR MIL > LBN"),
    ("Homs fell to the rebels on Saturday.", "fell", "ASSAULT SYR REB > SYR"),
    ("Burhan confirmed that his troops had quit the city.", "quit", "RETREAT SDN MIL"),
    ("Putin would freeze the front if Kyiv gave up all of Donetsk.", "gave", "RETREAT UKR GOV"),
    ("The departure of French troops from Niger ended on Friday.", "departure", "RETREAT FRA MIL > NER"),
    ("Assad's army abandoned Hama on Thursday.", "abandoned", "RETREAT SYR MIL > SYR"),
    ("Bashar al-Assad fled to Moscow.", "fled", "RETREAT bashar-al-assad"),
    ("Hamas handed the bodies of four hostages to the Red Cross.", "handed", "RETREAT hamas > red-cross"),
    ("The last American soldiers flew out of Niger in September.", "flew", "RETREAT USA MIL > NER"),
    ("Germany let go Vadim Krasikov, a hitman.", "let", "RETREAT DEU > vadim-krasikov"),
    ("India and Pakistan halt fire after four days of strikes.", "halt", "RETREAT IND, PAK"),
    ("India and Pakistan have stopped shooting.", "stopped", "RETREAT IND, PAK"),
    ("Japan lifted its curbs on exports of chip-making materials.", "lifted", "CONCEDE JPN"),
    ("South Korea withdrew its complaint at the World Trade Organization.", "withdrew", "CONCEDE KOR > wto"),
    ("Russia closed the case against Prigozhin.", "closed", "CONCEDE RUS > yevgeny-prigozhin"),
    ("Washington unfroze $6bn of Iranian oil money.", "unfroze", "CONCEDE USA GOV > IRN"),
    ("Trump backed off from his threat to fire the Fed chairman.", "backed", "CONCEDE donald-trump"),
    ("China resumed imports of Japanese seafood.", "resumed", "CONCEDE CHN > JPN"),
    ("Ankara dropped its objections to Finland's accession.", "dropped", "CONCEDE TUR GOV > FIN"),
    ("Poland reopened its border crossings with Belarus.", "reopened", "CONCEDE POL > BLR"),
    ("Israel let 20 lorries of aid into Gaza.", "let", "CONCEDE ISR > PSE"),
    ("Hwang Joon-kook likened Moscow to a criminal who smashes a camera.", "likened", "ACCUSE hwang-joon-kook > RUS GOV"),
    ("Belgrade pointed the finger at Kosovo's police.", "pointed", "ACCUSE SRB GOV > XKX COP"),
    ("Lebanon took Israel to the Security Council over the pager attack.", "took", "ACCUSE LBN > ISR"),
    ("Warsaw suspects Moscow of being behind the fires.", "suspects", "ACCUSE POL GOV > RUS GOV"),
    ("Mark Rutte called China an enabler of the war.", "called", "ACCUSE mark-rutte > CHN"),
    ("Kyiv took aim at Hungary over its veto.", "took", "ACCUSE UKR GOV > HUN"),
    ("Helsinki sees Moscow's hand in the cable cuts.", "sees", "ACCUSE FIN GOV > RUS GOV"),
    ("Berlin is looking into the crash of a cargo plane.", "looking", "ACCUSE DEU GOV"),
    ("Russia's foreign ministry handed the American envoy a note of protest.", "handed", "ACCUSE RUS GOV > USA GOV"),
    ("Lula compared Israel's campaign to the Holocaust.", "compared", "ACCUSE luiz-inacio-lula-da-silva > ISR"),
    ("Panama took issue with Washington's claims about the canal.", "took", "ACCUSE PAN > USA GOV"),
    ("UN experts implicated Rwanda in the capture of Goma.", "implicated", "ACCUSE un > RWA"),
    ("Maria Zakharova dismissed it as void.", "dismissed", "REJECT maria-zakharova"),
    ("Putin balked at the full ceasefire that Washington had proposed.", "balked", "REJECT vladimir-putin"),
    ("Abu Dhabi shrugged the decision off.", "shrugged", "REJECT ARE GOV"),
    ("Caracas called the footage a fabrication.", "called", "REJECT VEN GOV"),
    ("Rwanda calls the measures unjustified.", "calls", "REJECT RWA"),
    ("Tehran brushed aside the offer of direct talks.", "brushed", "REJECT IRN GOV"),
    ("Budapest held up the EU's new sanctions package.", "held", "REJECT HUN GOV > eu"),
    ("Netanyahu poured cold water on hopes of a truce.", "poured", "REJECT benjamin-netanyahu"),
    ("Kyiv scoffed at the Easter truce.", "scoffed", "REJECT UKR GOV"),
    ("Ottawa stonewalled the request.", "stonewalled", "REJECT CAN GOV"),
    ("Trump walked back his offer to mediate.", "walked", "REJECT donald-trump"),
    ("Kyiv sought a meeting of the Security Council.", "sought", "REQUEST UKR GOV > un-security-council"),
    ("Mogadishu turned to Egypt for military help.", "turned", "REQUEST SOM GOV > EGY"),
    ("China advised Washington to stop arming Taiwan.", "advised", "REQUEST CHN > USA GOV"),
    ("Iran insisted that sanctions be lifted first.", "insisted", "REQUEST IRN"),
    ("Biden has cleared Ukraine to fire American long-range missiles into Russia.", "cleared", "AGREE joe-biden > UKR"),
    ("The Biden administration approved a $385m sale of F-16 spares to Taiwan.", "approved", "AGREE USA GOV > TWN"),
    ("Indian officials insist that India and Pakistan settled it directly.", "settled", "AGREE IND, PAK"),
    ("Saudi Arabia and Iran buried the hatchet in Beijing.", "buried", "AGREE SAU, IRN"),
    ("Washington and Beijing reached an understanding on tariffs.", "reached", "AGREE USA GOV, CHN GOV"),
    ("Congo and Rwanda hammered out a deal in Doha.", "hammered", "AGREE COD, RWA"),
    ("Ethiopia and Somalia settled their dispute over sea access.", "settled", "AGREE ETH, SOM"),
    ("Berlin undertook to supply Kyiv with two Patriots.", "undertook", "AGREE DEU GOV > UKR GOV"),
    ("Hungary's parliament ratified Sweden's entry into NATO.", "ratified", "SUPPORT HUN LEG > SWE"),
    ("Israel's government ratified the first phase of Trump's Gaza plan.", "ratified", "SUPPORT ISR GOV > donald-trump"),
    ("Turkey gave its blessing to Sweden's bid.", "gave", "SUPPORT TUR > SWE"),
    ("Alexander Lukashenko talked Prigozhin into a truce.", "talked", "CONSULT alexander-lukashenko > yevgeny-prigozhin"),
    ("Qatar brokered a deal between Israel and Hamas.", "brokered", "CONSULT QAT > ISR, hamas"),
    ("Zelensky sat down with Trump at the Vatican.", "sat", "CONSULT volodymyr-zelenskyy > donald-trump"),
    ("Lavrov is expected in Pyongyang next week.", "expected", "CONSULT sergei-lavrov > PRK"),
    ("Manila has opened four more bases to American forces.", "opened", "COOPERATE PHL GOV > USA MIL"),
    ("Russian and Chinese warplanes flew a joint patrol near Japan.", "flew", "COOPERATE RUS MIL, CHN MIL"),
    ("Iran has sold Russia hundreds of drones.", "sold", "COOPERATE IRN > RUS"),
    ("Washington resumed intelligence sharing with Kyiv.", "resumed", "COOPERATE USA GOV > UKR GOV"),
    ("Serbia bought Chinese air-defence missiles.", "bought", "COOPERATE SRB > CHN"),
    ("Bolivia and Russia teamed up to mine lithium.", "teamed", "COOPERATE BOL, RUS"),
    ("Nearly all drones were shot down with help from the United States, Britain and Jordan.", "help", "AID USA, GBR, JOR"),
    ("Rwanda backs the M23 rebels with troops and weapons.", "backs", "AID RWA > m23"),
    ("China rolled over a $2bn loan to Pakistan.", "rolled", "AID CHN > PAK"),
    ("Washington replenished Israel's stocks of interceptors.", "replenished", "AID USA GOV > ISR"),
    ("Tehran supplies the Houthis with missiles.", "supplies", "AID IRN GOV > houthis"),
    ("Polish farmers blocked the border with Ukraine.", "blocked", "PROTEST POL AGR > UKR"),
    ("Crowds poured into the streets of Caracas.", "poured", "PROTEST VEN CVL"),
    ("Belgium is beefing up its contingent in Estonia, its defence minister said.", "beefing", "MOBILIZE BEL > EST"),
    ("Moscow moved nuclear warheads into Belarus, Lukashenko said.", "moved", "MOBILIZE RUS GOV > BLR"),
    ("Berlin's permanent stationing of a brigade in Lithuania began in April.", "stationing", "MOBILIZE DEU GOV > LTU"),
    ("China vowed to take all necessary measures.", "vowed", "THREATEN CHN"),
    ("The Kremlin hinted at retaliation against Berlin.", "hinted", "THREATEN RUS GOV > DEU GOV"),
    ("Israel stopped the entry of all goods into Gaza.", "stopped", "COERCE ISR > PSE"),
    ("Ukrainian sea drones crippled a landing ship off Crimea.", "crippled", "ASSAULT UKR MIL"),
    ("The RSF went on a rampage in the villages of Gezira.", "went", "ASSAULT rsf-sdn > SDN"),
    ("The fall of Bukavu to the M23 sent thousands fleeing.", "fall", "ASSAULT m23 > COD"),
    ("Wagner is leaving Mali after three and a half years.", "leaving", "RETREAT wagner > MLI"),
    ("Israel's army thinned out its forces in southern Gaza.", "thinned", "RETREAT ISR MIL > PSE"),
    ("Ottawa scrapped its digital tax.", "scrapped", "CONCEDE CAN GOV"),
    ("Zelensky wants Taurus missiles from Germany.", "wants", "REQUEST volodymyr-zelenskyy > DEU"),
    ("Beijing denied any part in the cable cuts.", "denied", "REJECT CHN GOV"),
    ("Cairo turned away a flight of deportees.", "turned", "REJECT EGY GOV > deportees REF"),
    ("India and Russia are to build helicopters together.", "build", "COOPERATE IND, RUS"),
    ("Wang Yi and Jake Sullivan talked for eleven hours in Vienna.", "talked", "CONSULT wang-yi, jake-sullivan"),
    ("Egyptian planes dropped food over Gaza.", "dropped", "AID EGY > PSE"),
    ("Georgians rallied outside parliament for a 20th night.", "rallied", "PROTEST GEO CVL > GEO LEG"),
    ("Yerevan has asked Moscow for clarification.", "asked", "REQUEST ARM GOV > RUS GOV"),
    # particles, hyphens and prepositions that the tree hangs elsewhere; what is moved by nobody
    ("The M23 pulled out of Walikale.", "pulled", "RETREAT m23"),
    ("Russia and Ukraine each handed over 307 servicemen on Saturday.", "handed", "RETREAT RUS, UKR > 307 servicemen MIL"),
    ("Yevgeny Prigozhin turned his column back late on Saturday.", "turned", "RETREAT yevgeny-prigozhin"),
    ("Russia walked away from the grain deal in July.", "walked", "SANCTION RUS"),
    ("Fighter jets were scrambled over the bay.", "jets", "MOBILIZE"),
    ("Ten F-35s were moved to Puerto Rico.", "F-35s", "MOBILIZE > PRI"),
    ("Rwanda's troop build-up near Goma has alarmed Kinshasa.", "build-up", "MOBILIZE RWA MIL > COD"),
    ("Niger's junta stripped Bazoum of his citizenship.", "stripped", "COERCE NER GOV MIL > mohamed-bazoum"),
    ("Chad dismissed the charge as absurd.", "dismissed", "REJECT TCD"),
    ("Officials say that the two armies of Chad and Togo settled it directly.", "settled", "AGREE TCD MIL, TGO MIL"),
    # so many of whom was told
    ("Modi arrived in Moscow and embraced Putin. The pair held talks on oil.", "held", "CONSULT narendra-modi, vladimir-putin"),
    ("Chinese and Russian jets flew near Okinawa. Japan condemned both countries.", "condemned", "ACCUSE JPN > CHN, RUS"),
    ("India and Pakistan traded fire. China urged the two to show restraint.", "urged", "REQUEST CHN > IND, PAK"),
    ("India and Pakistan traded fire. China urged the two neighbours to show restraint.", "urged", "REQUEST CHN > IND, PAK"),
]


@pytest.mark.parametrize(("text", "word", "claim"), TOLD)
def test_told(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word) == claim
