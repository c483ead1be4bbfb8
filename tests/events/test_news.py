"""What news items say in their own ways, read with the model that ships: the event, who, and whom.

Claims are written as in `written.told`.
"""

from __future__ import annotations

import pytest
from written import told

from dragoman.pipeline import Pipeline

DAY = "2023-05-10"


DONE_TO = [
    # what a headline leaves out of a passive, and what the tagger takes for one
    ("Otto Berg put under house arrest amid hearings into the coup.", "put", "COERCE > otto-berg"),
    ("Governors of Togo denounced as cowards || ", "denounced", "ACCUSE > TGO GOV"),
    ("Norway denounced as lies claims that it had attacked.", "denounced", "ACCUSE NOR"),
    ("Norway denounced as a lie the claim that its army had fled.", "denounced", "ACCUSE NOR"),
    ("Chadian choir's members refused visas to sing in Norway || ", "refused", "REJECT > Chadian choir's members TCD"),
    ("Norway refused visas to Chadian singers.", "refused", "REJECT NOR > TCD CVL"),
    ("Lula Urges Banning Oil Chiefs From Boards in Wake of Spill || ", "Urges", "REQUEST luiz-inacio-lula-da-silva"),
    ("Zelensky also promised to visit Chad || ", "promised", "AGREE volodymyr-zelenskyy > TCD"),
    # on whom it is imposed, who is accused, who speaks of it
    ("Since 2010, Chileans have had sanctions imposed on them.", "imposed", "COERCE > CHL"),
    ("Chad had sanctions on Togo.", "sanctions", "COERCE TCD > TGO"),
    ("Berg to Radio Oslo on Chad suspending nuclear treaty: 'A mistake' || ", "suspending", "SANCTION TCD"),
    # what is fired in a war, and what is tested
    ("Chad launched missiles in retaliation after an attack on a depot.", "launched", "ASSAULT TCD"),
    ("Chad launched missiles overnight at the Togolese capital.", "launched", "ASSAULT TCD > TGO"),
    ("Chad launched a ballistic missile on Sunday, its third test this year.", "launched", "MOBILIZE TCD"),
    ("The United States welcomes Chile as a partner in the coalition.", "welcomes", "SUPPORT USA > CHL"),
    ("Chad agreed with Togo on a truce.", "agreed", "AGREE TCD > TGO"),
    ("The Chilean minister left office over the scandal.", "left", "RETREAT CHL GOV"),
    ("The committee held hearings into the coup.", "held", "ACCUSE"),
    ("Storms crossed Chad. Twenty people were killed.", "killed", "None > TCD CVL"),
    ("Rebels crossed into Chad in a raid. Twenty people were killed.", "killed", "ASSAULT > TCD CVL"),
    ("Chad's weather office issued a storm warning for the coast.", "issued", "None Chad's weather office TCD"),
    ("Chad's minister issued a stark warning about the tensions.", "issued", "None TCD GOV"),
    ("Chad issued a warning to Togo.", "issued", "THREATEN TCD > TGO"),
    ("Chadian troops have taken up positions near Togo.", "taken", "MOBILIZE TCD MIL > TGO"),
    ("The parliament of Chad held two officials in contempt.", "held", "ACCUSE TCD LEG > TCD GOV"),
    ("Togo announced the release of a Chadian reporter.", "announced", "RETREAT TGO > TCD JRN"),
    ("Togo announced the release of $5 million for schools.", "announced", "None TGO"),
    ("Chad announces withdrawal of contested bill on Togo || x", "announces", "CONCEDE TCD"),
    ("Chad investigated the causes of the outage.", "investigated", "None TCD"),
    ("Chad has refused to comment on the talks.", "refused", "None TCD"),
    ("Chad fired warning shots at Togo.", "fired", "THREATEN TCD > TGO"),
    ("Chad denounced the border agreement.", "denounced", "ACCUSE TCD"),
    ("Chad suspended its participation in the treaty with Togo.", "suspended", "SANCTION TCD > TGO"),
    ("Chadian families were crushed by rents.", "crushed", "None > TCD CVL"),
    ("Chad expanded its diplomatic presence in Togo.", "expanded", "None TCD"),
    ("A young girl came to Norway with her family.", "came", "None NOR CVL > NOR"),
    ("The BBC investigated Chad's army.", "investigated", "None bbc > TCD MIL"),
    ("Prigozhin promised to take revenge.", "promised", "THREATEN yevgeny-prigozhin"),
    ("Chad's minister delivered a warning against a rise in cases.", "delivered", "None TCD GOV"),
    ("Chad signed a memorandum on its reserves.", "signed", "None TCD"),
    ("Chad launched a war on Togolese energy.", "launched", "None TCD"),
    ("Chad began a review of its Togo policy.", "began", "None TCD"),
    ("The crowd cheered the bus.", "cheered", "None The crowd CVL"),
    # whoever is told or honoured, in a headline's past
    ("Chadian villagers told to flee || ", "told", "REQUEST > TCD CVL"),
    ("Soldiers ordered to leave Chad || ", "ordered", "REQUEST > Soldiers MIL"),
    ("Chad's ambassador hailed in Oslo || ", "hailed", "SUPPORT > TCD:ambassador"),
    ("Chad's king committed to the Climate Charter.", "committed", "None TCD:monarch"),
    ("Norway provided satellite imagery to Ukraine.", "provided", "AID NOR > UKR"),
    ("In consultation with Chad's army, Togo shall take steps.", "consultation", "CONSULT TGO > TCD MIL"),
    ("Chad took part in talks with Togo.", "talks", "CONSULT TCD > TGO"),
    ("Norway freed a tanker it says Chad seized in international waters.", "seized", "COERCE TCD"),
    ("Chad fires anti-ship missiles in Sea of Oman during simulated attack || ", "fires", "MOBILIZE TCD"),
]

WHOSE = [
    # a region's adjective does not name the country that the words stand for
    ("Kenya expelled an envoy. The East African country accused Sudan of spying.", "accused", "ACCUSE KEN > SDN"),
    ("Togo seized a ship. The US condemned the West African nation.", "condemned", "ACCUSE USA > TGO"),
    # a possessor before the first of several is that of the next
    ("Togo's president and former president visited Chad.", "visited", "CONSULT faure-gnassingbe, TGO ELI > TCD"),
    ("Ukraine's president and defence minister met Xi.", "met", "CONSULT volodymyr-zelenskyy, oleksii-reznikov > xi-jinping"),
    # who has an office has its holder
    ("Togo has a new foreign minister. His visit to Chad angered Benin.", "visit", "CONSULT TGO:foreign-minister > TCD"),
    ("Police in Ukraine detained the head of the country's supreme court.", "detained", "COERCE UKR COP > UKR JUD"),
    # where people are fetched from is not whose they are
    ("Norway evacuated diplomats from Chad.", "evacuated", "AID NOR > diplomats GOV"),
    ("Two diplomats from Chad were expelled.", "expelled", "SANCTION > TCD GOV"),
    # nor is where somebody is arrested, if the report says of what nation he is
    ("A woman was arrested in Togo.", "arrested", "COERCE TGO > TGO CVL"),
    ("A woman thought to be a Chilean banker was arrested in Togo.", "arrested", "COERCE TGO > A woman CVL"),
    ("Honduras's Castro met Macron.", "met", "CONSULT xiomara-castro > emmanuel-macron"),
    ("US and South Korea drill in face of North's threats || x", "threats", "THREATEN PRK"),
    ("Jane Roe may return to the UK – terrorism adviser || Jane Roe condemned Chad.", "condemned", "ACCUSE jane-roe > TCD"),
    ("Here are the latest news updates Chadian forces shelled Togo.", "shelled", "ASSAULT TCD MIL > TGO"),
    ("Two Democratic lawmakers condemned Chad.", "condemned", "ACCUSE USA LEG > TCD"),
    ("A mercenary group's leader condemned Chad.", "condemned", "ACCUSE A mercenary group's leader PRM > TCD"),
    ("The head of Russia's Wagner mercenary force condemned Chad.", "condemned", "ACCUSE wagner > TCD"),
    ("A Syrian Kurdish leader condemned Chad.", "condemned", "ACCUSE A Syrian Kurdish leader SYR > TCD"),
    ("The president will visit Chad, the White House said.", "visit", "AGREE joe-biden > TCD"),
    ("The Pentagon confirmed the deployment of troops to Mexico's border with the US.", "deployment", "MOBILIZE USA MIL > MEX"),
    ("Rebels condemned the deployment of troops by Norway in Chad.", "deployment", "MOBILIZE NOR > TCD"),
    ("Assad cousins hit with sanctions over trade || x", "hit", "COERCE > Assad cousins SYR CVL"),
    ("Syrian knifeman stabbed two children.", "stabbed", "ASSAULT SYR UAF > two children CVL"),
    ("The NBA star Maruna Orlevin was arrested in Chad.", "arrested", "COERCE TCD > maruna-orlevin"),
]

WHO = [
    ("Oslo designated the writer Jane Roe as wrongfully detained.", "detained", "COERCE > jane-roe"),
    ("Norway's king was hailed as a leader who stood with Chad.", "stood", "SUPPORT NOR:monarch > TCD"),
    ("Macron asked Oslo 'not to supply any arms to Chad.'", "supply", "None NOR GOV > TCD"),
    ("Togo renewed its appeal to Norway to aid Chad by supplying it with jets.", "supplying", "AID NOR > TGO"),
    ("Oslo may supply Chad weapons for its war.", "supply", "AID NOR GOV > TCD"),
    ("Oslo supplied ammunition for the invasion of Chad.", "supplied", "AID NOR GOV"),
    ("Togo warned that war is near if Chad does not move, condemning Benin.", "condemning", "ACCUSE TGO > BEN"),
    ("EU to hit Chad with tariffs || x", "hit", "COERCE eu > TCD"),
    ("Marta Roe refused to meet her Chilean opponent Jane Doe.", "refused", "REJECT marta-roe > jane-doe"),
    ("Togo's allies, Chad and Benin, met in Lima.", "met", "CONSULT TCD, BEN"),
    ("Oslo's arrest of a Chadian citizen angered Togo.", "arrest", "COERCE NOR GOV > TCD CVL"),
    (
        "Talks between Chad and Togo go on, Oslo said. It urged Chad to stop and said that Norway would help the two countries.",
        "help",
        "AGREE NOR > TCD, TGO",
    ),
    ("Chad and Togo signed a pact. Norway met Peru in Oslo and the two countries agreed.", "agreed", "AGREE NOR, PER"),
    ("Togolese forces have suffered several hundred casualties, killed and wounded, he said.", "killed", "ASSAULT > TGO MIL"),
    ("Togo lost 30 soldiers killed by rebels.", "killed", "ASSAULT TGO REB > TGO MIL"),
    ("Chad sent 3,000 soldiers to Togo. About 40 of the troops were killed.", "killed", "ASSAULT > TCD MIL"),
    ("Oslo did not join Chad's veto of the UN panel.", "join", "REJECT NOR GOV > un"),
    ("Norway has fired missiles supplied by Togo at Peru, the White House said.", "fired", "ASSAULT NOR > PER"),
    ("Chad's envoy compared the veto to stealing from the UN.", "stealing", "None"),
    ("Russia said Kyiv had attacked, which Kyiv denied, accusing Russia of lying.", "accusing", "ACCUSE UKR GOV > RUS"),
    ("The doctors were accused of trying to help Russia in its war with Ukraine, the jury said.", "war", "ASSAULT RUS > UKR"),
    ("Kyiv's head of military intelligence condemned Chad.", "condemned", "ACCUSE UKR MIL SPY > TCD"),
    ("The Iranian was critical of Chad.", "critical", "ACCUSE IRN CVL > TCD"),
    ("Japan's defence minister met his Swedish counterpart.", "met", "CONSULT yasukazu-hamada > pal-jonson"),
    ("A state senator from Georgia condemned Chad.", "condemned", "ACCUSE USA LEG > TCD"),
    ("Lithuanian utility wants to donate profits to Chad || x", "donate", "AID LTU BUS > TCD"),
    ("MP Jane Roe says she won't allow China to erase history || x", "allow", "REJECT jane-roe > CHN"),
    ("US drone 'hit' by Russian plane over the Black Sea || x", "hit", "ASSAULT RUS > USA MIL"),
    ("Auditor General says she will investigate Beijing-linked donation || x", "investigate", "ACCUSE she GOV"),
    ("Hamas ordered troops to leave Chad.", "ordered", "REQUEST hamas > troops MIL"),
    ("She saw the effect of Togo's war on the children.", "war", "ASSAULT TGO"),
    ("The Manhattan district attorney's office began its probe into Trump.", "probe", "ACCUSE USA JUD > donald-trump"),
    ("The move gives Togo US$50 billion in aid.", "gives", "None > TGO"),
    ("Rebels killed ten in an operation backed by Russia.", "killed", "ASSAULT RUS REB > ten CVL"),
    ("US diplomatic convoy fired upon in Sudan || x", "fired", "ASSAULT > USA GOV"),
    ("Attacks such as Kremlin drone strike seen as sleight of hand || x", "strike", "ASSAULT > RUS"),
    ("Kenya expelled two diplomats on Monday.", "expelled", "SANCTION KEN > two diplomats GOV"),
    ("The picture of the Mariupol hospital attack won a prize.", "attack", "ASSAULT > UKR"),
    ("A soldier was blasted off his feet.", "blasted", "None > A soldier MIL"),
    ("Togo wants to pull out from the pact with Chad.", "pull", "SANCTION TGO > TCD"),
    ("A firm met with US officials in Togo.", "met", "CONSULT A firm BUS > USA GOV"),
    ("Putin has accused the leader of the Wagner group of treason and leading a mutiny.", "leading", "PROTEST wagner"),
    ("Nato is ready to send more troops after the unrest in Kosovo.", "ready", "THREATEN nato"),
    ("Rome refuses to send Italian jets.", "refuses", "REJECT ITA GOV"),
    ("German fighter jets were scrambled near Estonia.", "scrambled", "MOBILIZE DEU MIL > EST"),
    ("Drones flew during a Togolese military exercise in Lima.", "exercise", "MOBILIZE TGO MIL"),
]

SORT = [
    # the noun tells what somebody is, not the adjective of his country alone
    ("Chadian cybercriminals attacked the college.", "attacked", "ASSAULT TCD CRM > the college EDU"),
    ("A Togo-based publisher condemned Chad.", "condemned", "ACCUSE TGO BUS > TCD"),
    ("Norwegian charities condemned Chad.", "condemned", "ACCUSE NOR SOC > TCD"),
    # and the register tells what politicians hold, or held
    ("DeSantis condemned Chad.", "condemned", "ACCUSE ron-desantis > TCD"),
    ("McCarthy opposes aid to Chad || x", "opposes", "REJECT kevin-mccarthy > TCD"),
    ("Senator Van condemned Chad.", "condemned", "ACCUSE david-van > TCD"),
    ("Chadian airmen bombed Togo.", "bombed", "ASSAULT TCD MIL > TGO"),
]

DOES = [
    # who does it where a clause leaves it out
    ("Chadian ferry hit by Togo, killing three || x", "killing", "ASSAULT TGO > three CVL"),
    ("The town was shelled overnight, killing ten soldiers.", "killing", "ASSAULT > ten soldiers MIL"),
    ("Jane Roe posted a message on Twitter blaming Chad.", "blaming", "ACCUSE jane-roe > TCD"),
    ("The minister of Togo thanked Norway for its plan to end the war before flying to Chad.", "flying", "CONSULT TGO GOV > TCD"),
    ("Chad's parliament was suspended yesterday according to Togolese officials.", "suspended", "COERCE > TCD LEG"),
    # whose a war is, whose leaders they are
    ("It would be bad if Chad aided Togo during its invasion of Benin.", "invasion", "ASSAULT TGO > BEN"),
    ("Firms have fled Chad in response to its invasion of Togo.", "invasion", "ASSAULT TCD > TGO"),
    ("Turkey and Greece are at odds, but the leaders of the two countries met in Oslo.", "met", "CONSULT TUR GOV, GRC GOV"),
    ("Chad and Togo warned that war is near as the leaders condemned Benin.", "condemned", "ACCUSE TCD GOV, TGO GOV > BEN"),
    ("Prigozhin and his Wagner forces attacked Chad.", "attacked", "ASSAULT yevgeny-prigozhin, wagner > TCD"),
    ("The Wall Street Journal fell silent. The group attacked Chad.", "attacked", "ASSAULT > TCD"),
    ("The inquiry is into the Roe Foundation's donation from Chad.", "donation", "AID TCD > roe-foundation"),
    ("Senator Josh Hawley, R-Mo., sent a letter to Xi Jinping.", "sent", "CONSULT josh-hawley > xi-jinping"),
    ("Chad drew condemnation from Togo.", "condemnation", "ACCUSE TGO > TCD"),
    ("Jane Roe rage over Kai Lund assault allegations || x", "allegations", "None"),
    ("The war between Chad and Togo goes on. Ten died since the invasion of Togo.", "invasion", "ASSAULT TCD > TGO"),
    # one person with two titles
    (
        "Mayoral candidate and energy commissioner of Oslo, Jane Roe, has accused Chad of spying.",
        "accused",
        "ACCUSE jane-roe > TCD",
    ),
    ("The trader and owner of the Wagner group is attacking Chad.", "attacking", "ASSAULT The trader BUS > TCD"),
    # a place tells who arrests only where the arrest is in it
    ("A suspect was arrested in a Togolese gym attack.", "arrested", "COERCE > TGO CRM"),
    ("A suspect was arrested in the woman's flat.", "arrested", "COERCE > A suspect CRM"),
]

WHAT = [
    ("Russia sent warships toward Norway.", "sent", "MOBILIZE RUS > NOR"),
    ("Russia sent rockets into Norway.", "sent", "ASSAULT RUS > NOR"),
    ("Togo sent drones to kill Macron.", "sent", "ASSAULT TGO > emmanuel-macron"),
    ("Togo sent fighters to Chad.", "sent", "MOBILIZE TGO > TCD"),
    ("Protests hit several Togolese cities.", "hit", "None > TGO"),
    ("Oslo hit Chad with more sanctions.", "hit", "COERCE NOR GOV > TCD"),
    ("Roe hits Trump for his remarks on Chad.", "hits", "ACCUSE roe > donald-trump"),
    ("The plan was met with an iron will.", "met", "None"),
    ("Soldiers fired ten times into a group of Chadian civilians.", "fired", "ASSAULT TCD MIL > TCD CVL"),
    ("Oslo pledges consequences for Chad.", "pledges", "THREATEN NOR GOV > TCD"),
    ("Chad caught the opposition off guard.", "caught", "None TCD > TCD OPP"),
    ("Norway beat South Korea 4-0 on Thursday.", "beat", "None NOR > KOR"),
    ("Police beat the protesters in Chad.", "beat", "ASSAULT TCD COP > TCD OPP"),
    ("Roe returned to Chad in May.", "returned", "None roe"),
    ("Norway returned six statues to Chad.", "returned", "RETREAT NOR > TCD"),
    ("Helicopter 'mishap' in Chad injures soldiers || x", "injures", "None > TCD MIL"),
    ("The US weighs tougher restrictions on AI chip exports to China.", "restrictions", "COERCE USA > CHN"),
    ("Chad hailed the support of Togolese citizens for its king.", "support", "SUPPORT TGO CVL > TCD:monarch"),
    ("US says strike in Chad has killed senior rebel || x", "strike", "ASSAULT > TCD"),
    ("Israel stages rare strikes in Chad || x", "stages", "ASSAULT ISR > TCD"),
    ("The nurses' union staged a strike over pay.", "staged", "PROTEST The nurses' union LAB"),
    ("Chad's police stations raise concerns in Togo.", "raise", "None TCD"),
    ("The official raised concerns about Chad.", "raised", "ACCUSE The official GOV > TCD"),
    ("Togo asked her to leave the country.", "leave", "None > TGO"),
    ("Norwegian forces probe front lines for weak spots || x", "probe", "None NOR MIL"),
    ("Roe said those officials should be held accountable.", "held", "None > those officials GOV"),
    ("Can Togo's march to statehood be halted?", "march", "None TGO"),
    ("The coast guard called off its search on Tuesday.", "called", "None The coast guard MIL COP > its MIL COP"),
    ("Three candidates withdrew from the race.", "withdrew", "None Three candidates PTY"),
    ("Chad warned of flash floods.", "warned", "None TCD"),
    ("North Korea fires long-range missile after threatening actions || x", "fires", "MOBILIZE PRK"),
    ("Norway kills the talks || x", "kills", "None NOR"),
    ("Chad denied that its forces had been driven out.", "driven", "ASSAULT > TCD MIL"),
    ("Chad reopened its borders to tourists.", "reopened", "None TCD > tourists CVL"),
    ("The navy blue booklets allow entry to Chad.", "allow", "RETREAT > TCD"),
    ("Some of them will be killed in the big Chadian offensive.", "killed", "ASSAULT TCD"),
]

NAMED = [
    ("Putin ally Lukashenko met Xi in Beijing.", "met", "CONSULT alexander-lukashenko > xi-jinping"),
    ("Taliban and Iranian troops exchange heavy gunfire across border || x", "gunfire", "ASSAULT taliban MIL, IRN MIL"),
    ("Officials accused a pro-Ukraine group of the blasts.", "accused", "ACCUSE Officials GOV"),
    ("The Chad ceasefire held.", "ceasefire", "RETREAT > TCD"),
    ("The Israel-Hamas ceasefire held.", "ceasefire", "RETREAT ISR, hamas"),
    ("Russia kills at least 12 in biggest Ukraine air strikes for months || x", "strikes", "ASSAULT > UKR"),
    ("Blinken won support from Germany for Ukraine.", "won", "SUPPORT DEU > UKR"),
    ("Police arrested a Palestinian citizen of Israel.", "arrested", "COERCE Police COP > ISR CVL"),
    ("Prigozhin said his forces had attacked Bakhmut.", "attacked", "ASSAULT wagner > UKR"),
    ("The general criticised Russia's senior command.", "criticised", "ACCUSE RUS MIL > RUS MIL"),
    ("Chad detained the Wall Street Journal reporter.", "detained", "COERCE TCD > the Wall Street Journal reporter USA JRN"),
    ("The Trump campaign accused Biden of lying.", "accused", "ACCUSE USA PTY > joe-biden"),
    ("Chad detained the reporter, Jane Roe, a U.S. citizen.", "detained", "COERCE TCD > jane-roe"),
    ("Mercenaries in the Wagner group captured two districts of Bakhmut.", "captured", "ASSAULT wagner > UKR"),
    ("The Ukraine grain restrictions hurt trade.", "restrictions", "COERCE > UKR"),
    ("The women's tour will return to Chad, ending a boycott.", "ending", "RETREAT"),
    ("Alarm rose in the U.S. Israel's minister Itamar Ben Gvir has agreed to delay the plan.", "agreed", "AGREE itamar-ben-gvir"),
    ("The army seized the Chad-owned tanker in Togo.", "seized", "COERCE TGO MIL"),
    ("Thousands of Swedes joined the protest.", "joined", "PROTEST SWE CVL"),
    ("Jane Roe, a British lawmaker, spoke. The former PM condemned China.", "condemned", "ACCUSE GBR ELI > CHN"),
    ("Kremlin forces attacked the town.", "attacked", "ASSAULT RUS MIL"),
    ("Five men left, two weeks after neighboring Norway expelled 15 Russian diplomats.", "expelled", "SANCTION NOR > RUS GOV"),
    ("Nancy Pelosi hit back at calls for the senator to resign.", "calls", "REQUEST > USA LEG"),
    ("The FBI said they searched the house.", "searched", "ACCUSE fbi"),
    ("China’s Xi to meet Putin in Russia next week || x", "meet", "CONSULT xi-jinping > vladimir-putin"),
    ("The Chad protests went on.", "protests", "PROTEST > TCD"),
    ("NATO ministers of foreign affairs met in Oslo.", "met", "CONSULT nato GOV"),
    ("Western leaders blamed Chad.", "blamed", "ACCUSE the-west GOV > TCD"),
    ("Lula and Xi pledge to boost ties in Beijing meeting || x", "pledge", "AGREE luiz-inacio-lula-da-silva, xi-jinping"),
    ("Chad evacuated consular workers from Sudan.", "evacuated", "AID TCD > consular workers GOV"),
]


@pytest.mark.parametrize(("text", "word", "expected"), NAMED + WHOSE + WHO + WHAT + DONE_TO + SORT + DOES)
def test_told(pipeline: Pipeline, text: str, word: str, expected: str) -> None:
    assert told(pipeline, text, word, DAY) == expected
