"""Plain and figurative verbs and event nouns that a walk through an English dictionary found without a frame.

Claims are written as in `written.told`; sentences are our own.
"""

from __future__ import annotations

import pytest
from written import told

from dragoman.pipeline import Pipeline

TOLD = [
    ("Armenia clashed verbally with Azerbaijan.", "clashed", "ACCUSE ARM > AZE"),
    ("France locked horns with Italy over migrants.", "locked", "ACCUSE FRA > ITA"),
    ("Greece expostulated with Turkey about the drilling.", "expostulated", "ACCUSE GRC > TUR"),
    ("Norway hammered Chad over the delayed inquiry.", "hammered", "ACCUSE NOR > TCD"),
    ("Bolivia okayed Chinese loans.", "okayed", "AGREE BOL > CHN"),
    ("Iran shook on the swap with France.", "shook", "AGREE IRN > FRA"),
    ("Israel saw eye to eye with Greece over the pipeline.", "saw", "AGREE ISR > GRC"),
    ("Mali penned a deal with Rosatom.", "penned", "AGREE MLI > rosatom"),
    ("Mongolia came round to Russia's pipeline.", "came", "AGREE MNG > RUS"),
    ("Panama gave the go-ahead to the Chinese project.", "gave", "AGREE PAN > CHN"),
    ("Peru embraced the Japanese proposal.", "embraced", "AGREE PER > JPN"),
    ("Bulgaria supplied Moldova with power.", "supplied", "AID BGR > MDA"),
    ("Greece harboured Coptic refugees.", "harboured", "AID GRC > Coptic refugees REF"),
    ("Iran spirited arms to the Houthis.", "spirited", "AID IRN > houthis"),
    ("Malaysia reached into its pocket for Gaza.", "reached", "AID MYS > PSE"),
    ("Monaco patched up Lebanese hospitals.", "patched", "AID MCO > LBN"),
    ("Qatar's handout to Lebanon was welcomed.", "handout", "AID QAT > LBN"),
    ("The EU topped up Moldova's aid.", "topped", "AID eu > MDA"),
    ("Islamic State put three captives to death.", "put", "ASSAULT isis > three captives CVL"),
    ("Mali's drone campaign against the Tuareg went on.", "campaign", "ASSAULT MLI > tuaregs"),
    ("Militants spirited away a Chinese engineer.", "spirited", "ASSAULT Militants REB > CHN EDU"),
    ("Pirates made off with two Indian sailors.", "made", "ASSAULT IND CRM > IND MIL"),
    ("Police brutality against Kenyan protesters was filmed.", "brutality", "ASSAULT KEN COP > KEN OPP"),
    ("Police teargassed students in Nairobi.", "teargassed", "ASSAULT KEN COP > KEN EDU"),
    ("Ukraine struck back at Russia.", "struck", "ASSAULT UKR > RUS"),
    ("Cuba clapped a poet in irons.", "clapped", "COERCE CUB > CUB CVL"),
    ("Russia turned off the taps to Moldova.", "turned", "COERCE RUS > MDA"),
    ("Tanzania blacked out the opposition's radio.", "blacked", "COERCE TZA > TZA OPP JRN"),
    ("The US shipped Venezuelans to El Salvador.", "shipped", "COERCE USA > VEN"),
    ("Ukraine black-listed a Hungarian bank.", "listed", "COERCE UKR > HUN BUS"),
    ("Canada buckled under American pressure.", "buckled", "CONCEDE CAN > USA"),
    ("Iran owned up to the downing of the Ukrainian jet.", "owned", "CONCEDE IRN > UKR MIL"),
    ("Poland toed the line on migration.", "toed", "CONCEDE POL"),
    ("Serbia appeased Washington.", "appeased", "CONCEDE SRB > USA GOV"),
    ("The government abolished the death penalty.", "abolished", "CONCEDE The government GOV"),
    ("The government's volte-face on the miners was sudden.", "volte-face", "CONCEDE The government GOV > the miners LAB"),
    ("The junta unbanned the opposition party.", "unbanned", "CONCEDE The junta GOV MIL > the opposition party OPP"),
    ("Kazakhstan brought Armenia and Azerbaijan together.", "brought", "CONSULT KAZ > ARM, AZE"),
    ("Qatar went between Hamas and Israel.", "went", "CONSULT QAT > hamas, ISR"),
    ("Switzerland offered its good offices to Ethiopia.", "offered", "CONSULT CHE > ETH"),
    ("Cuba played ball with Washington on migrants.", "played", "COOPERATE CUB > USA GOV"),
    ("Germany built submarines for Norway.", "built", "COOPERATE DEU > NOR"),
    ("Kuwait co-financed a port with Iraq.", "co-financed", "COOPERATE KWT > IRQ"),
    ("Morocco hitched up with Israel on drones.", "hitched", "COOPERATE MAR > ISR"),
    ("Algeria dug in along the frontier with Mali.", "dug", "MOBILIZE DZA > MLI"),
    ("Ethiopia went on a war footing.", "went", "MOBILIZE ETH"),
    ("France stationed Rafales in Romania.", "stationed", "MOBILIZE FRA > ROU"),
    ("India manned the frontier with Pakistan.", "manned", "MOBILIZE IND > PAK"),
    ("Kenya put police on the streets.", "put", "MOBILIZE KEN"),
    ("Tanks rolled into Harare.", "rolled", "MOBILIZE Tanks MIL > ZWE"),
    ("The US parked an aircraft carrier off Venezuela.", "parked", "MOBILIZE USA > VEN"),
    ("Crowds shouted down the French minister in Bamako.", "shouted", "PROTEST MLI CVL > FRA GOV"),
    ("Rioters ran amok in Port Moresby.", "ran", "PROTEST PNG OPP > PNG"),
    ("Students downed pens in Dhaka.", "downed", "PROTEST BGD EDU"),
    ("The union called its members out on strike in Belgium.", "called", "PROTEST The union LAB"),
    ("Chile pooh-poohed Peru's claim to the waters.", "poohed", "REJECT CHL > PER"),
    ("China trampled on Hong Kong's freedoms, Britain said.", "trampled", "REJECT CHN > HKG"),
    ("Hungary sidestepped the EU's ban.", "sidestepped", "REJECT HUN > eu"),
    ("India dodged the American request.", "dodged", "REJECT IND > USA"),
    ("MPs voted down the treaty with Mauritius.", "voted", "REJECT MPs LEG > MUS"),
    ("Tunisia's dismissal of the IMF offer surprised many.", "dismissal", "REJECT TUN > imf"),
    ("Turkey disagreed with Russia over Syria.", "disagreed", "REJECT TUR > RUS"),
    ("Egypt beckoned Hamas leaders to Cairo.", "beckoned", "REQUEST EGY > hamas"),
    ("Hamas leaders were beckoned to Cairo by Egypt.", "beckoned", "REQUEST EGY > hamas"),
    ("Kyiv wheedled Berlin for missiles.", "wheedled", "REQUEST UKR GOV > DEU GOV"),
    ("Malaysia tapped Russia for fuel.", "tapped", "REQUEST MYS > RUS"),
    ("Pakistan went cap in hand to the IMF.", "went", "REQUEST PAK > imf"),
    ("Seoul made overtures to Pyongyang.", "made", "REQUEST KOR GOV > PRK GOV"),
    ("The rebels sued for peace.", "sued", "REQUEST The rebels REB"),
    ("Azerbaijan raised the blockade of Karabakh.", "raised", "RETREAT AZE > AZE"),
    ("Fighters handed over their rifles to the army.", "handed", "RETREAT Fighters REB > the army MIL"),
    ("Japan demobbed two brigades.", "demobbed", "RETREAT JPN"),
    ("Pakistan reopened its skies to Indian airlines.", "reopened", "RETREAT PAK > IND BUS"),
    ("Rwanda called home its troops from Congo.", "called", "RETREAT RWA > COD"),
    ("The militia turned in its arms.", "turned", "RETREAT The militia PRM"),
    ("Venezuela set free four Americans.", "set", "RETREAT VEN > USA CVL"),
    ("Britain cut off Rwanda.", "cut", "SANCTION GBR > RWA"),
    ("Britain's exit from the EU is complete.", "exit", "SANCTION GBR > eu"),
    ("Cameroon called off a visit to France.", "called", "SANCTION CMR > FRA"),
    ("Ecowas threw out Niger.", "threw", "SANCTION ecowas > NER"),
    ("Panama pulled out of China's Belt and Road.", "pulled", "SANCTION PAN > CHN"),
    ("Poland showed the door to the Russian consul.", "showed", "SANCTION POL > RUS GOV"),
    ("The recall of Chad's ambassador to France was abrupt.", "recall", "SANCTION TCD > FRA"),
    ("Burundi threw in its lot with Congo.", "threw", "SUPPORT BDI > COD"),
    ("Iran condoled with Lebanon over the deaths.", "condoled", "SUPPORT IRN > LBN"),
    ("Saudi Arabia smiled on the Egyptian plan.", "smiled", "SUPPORT SAU > EGY"),
    ("Sweden knighted the Ukrainian general.", "knighted", "SUPPORT SWE > UKR MIL"),
    ("Turkey befriended Somalia.", "befriended", "SUPPORT TUR > SOM"),
    ("Ethiopia laid down an ultimatum to Eritrea.", "laid", "THREATEN ETH > ERI"),
    ("Hezbollah's bluster against Israel grew.", "bluster", "THREATEN hezbollah > ISR"),
    ("The Houthis promised Israel pain.", "promised", "THREATEN houthis > ISR"),
]

UNMEANT = [
    ("Storms hammered Spain.", "hammered"),
    ("The chef grilled the fish.", "grilled"),
    ("The storm tore through a town in Ohio.", "tore"),
    ("He turned off the tap in the kitchen.", "turned"),
    ("The actor took a shot at the title.", "took"),
    ("The nurse treated the patient.", "treated"),
]


@pytest.mark.parametrize(("text", "word", "claim"), TOLD)
def test_told(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, "2024-10-17") == claim


@pytest.mark.parametrize(("text", "word"), UNMEANT)
def test_everyday_senses_are_no_event(pipeline: Pipeline, text: str, word: str) -> None:
    assert told(pipeline, text, word, "2024-10-17").startswith("None")
