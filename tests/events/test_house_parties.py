"""Who takes part in what a government's own pages say, read with the model that ships."""

from __future__ import annotations

import pytest
from written import HOUSE, claim_of, read

from dragoman.pipeline import Pipeline
from dragoman.records import Actor, Claim, Report


def told(pipeline: Pipeline, text: str, word: str) -> Claim:
    return claim_of(pipeline, text, word, "2023-06-20", HOUSE)


def shown(actors: tuple[Actor, ...]) -> list[str]:
    return [" ".join([a.name, *a.country, a.code, *a.sectors]).replace("  ", " ").strip() for a in actors]


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        # who is sent visits, not who sends
        (
            "The President announced the designation of a Presidential Delegation to attend the inauguration of Togo's king.",
            "attend",
            ["United States (government) USA GOV"],
        ),
        # a participle that is only said of a noun is done to it
        ("The priority is bringing home Danes held hostage and wrongfully detained abroad.", "detained", []),
        ("This covers a swap, which is these five wrongfully detained Danes.", "detained", []),
        # what is used to do it is not who does it
        ("Togo's rebels used Chadian flags to beat soldiers.", "beat", ["Togo (rebels) TGO REB"]),
        # nor is the title of a law or a plan
        ("The American Rescue Plan attacked Ukraine.", "attacked", []),
        ("The National Security Memorandum attacked Ukraine.", "attacked", []),
        # "vice" names who leaves, and from what
        (
            "Kai Ono, of Ohio, to be Deputy Secretary of Labor, vice Lena Marsh, resigned.",
            "resigned",
            ["Lena Marsh USA GOV"],
        ),
        # what modifiers tell of a body goes with the place that it is in
        ("Weapons were seized by law enforcement agencies in Togo.", "seized", ["Togo (police) TGO COP"]),
        ("President Biden was briefed by his national security team.", "briefed", ["United States (government) USA GOV"]),
        # one title stands for several, by name or by office
        ("Senators Roe, Doe, and Poe condemned Togo.", "condemned", ["Roe USA LEG", "Doe USA LEG", "Poe USA LEG"]),
        (
            "The Secretaries of Defense, Labor, and the Treasury met in Lima.",
            "met",
            ["Lloyd Austin USA GOV MIL", "United States (government) USA GOV"],
        ),
        ("The Office of Rural Outreach met with mayors.", "met", ["Office of Rural Outreach USA GOV"]),
        # a second title is not a second person, nor is a second person a title
        (
            "Otto Berg, Senior Advisor to the President and Director of the Rural Office, hosted a meeting with farmers.",
            "hosted",
            ["Otto Berg USA GOV"],
        ),
        ("The former president spoke with Togo's king.", "spoke", ["United States (elites) USA ELI"]),
        # what the United States do not have is not theirs
        ("Prince Otto met Minister Dahl of Norway.", "met", ["Otto GOV"]),
        (
            "National Security Office Director Suh Hoon of the Republic of Korea met with Jake Sullivan.",
            "met",
            ["Suh Hoon KOR GOV"],
        ),
        ("H.R. 12, the “Ending Importation of Russian Oil Act,” which prohibits the sale of oil.", "prohibits", []),
        ("Police praised the mission in Gaza that killed two people.", "killed", []),
        ("Young people face bullying and harassment in schools.", "harassment", []),
        (
            "Rosa Berg, of Ohio, to be United States Attorney for the District of Ohio, vice Otto Lund, resigned.",
            "resigned",
            ["Otto Lund USA GOV JUD"],
        ),
        ("Jordanian businesses have agreed to buy oil from Norway.", "agreed", ["Jordan (business) JOR BUS"]),
        ("(1) the authority under the Act to direct officials, to provide assistance to Ukraine.", "provide", []),
        ("The Supply Chain Task Force met with farmers.", "met", ["United States (government) USA GOV"]),
        (
            "National Security Advisor Eduardo Berg of the Republic of the Philippines met with Jake Sullivan.",
            "met",
            ["Eduardo Berg PHL GOV"],
        ),
        ("Republican elected officials condemned Norway.", "condemned", ["United States (government) USA GOV"]),
        ("The bill gives me the emergency authority to arrest people.", "arrest", []),
        ("The Oslo Elementary school shooting shocked us.", "shooting", []),
        (
            "National Security Advisor Jake Sullivan, National Security Advisor Kita Jun of Japan, and Otto Berg held a call.",
            "held",
            ["Jake Sullivan USA GOV", "Kita Jun JPN GOV", "Otto Berg"],
        ),
        ("Our firm opposition to force threatened Togo.", "threatened", ["United States (government) USA GOV"]),
        ("In the United States we watch areas exploited by terrorists who attack Togo.", "attack", ["terrorists REB"]),
        ("The two Presidents met in Washington.", "met", ["The two Presidents GOV"]),
        # our forces are those of whoever speaks
        ("Our troops attacked Togo.", "attacked", ["United States (military) USA MIL"]),
    ],
)
def test_who_does_it(pipeline: Pipeline, text: str, word: str, actor: list[str]) -> None:
    assert shown(told(pipeline, text, word).actor) == actor


@pytest.mark.parametrize(
    ("text", "word", "recipient"),
    [
        ("We mourn that Norwegian Otto Brandt was killed by Hamas.", "killed", ["Otto Brandt NOR CVL"]),
        ("After the murder of Otto Dahl, President Biden spoke.", "murder", ["Otto Dahl"]),
        ("He called Kita Jun, Secretary General of Japan's National Security Secretariat.", "called", ["Kita Jun JPN GOV"]),
        ("The President met with progressive members of the House.", "met", ["United States (parliament) USA LEG"]),
        ("The President met with the Governors of the 50 States.", "met", ["United States (government) USA GOV"]),
        (
            "The President met with state legislators, health care providers, and advocates.",
            "met",
            ["United States (parliament) USA LEG", "United States (health) USA MED", "United States (civil society) USA SOC"],
        ),
        ("The President met with lawmakers in Oslo.", "met", ["Norway (parliament) NOR LEG"]),
        (
            "The President met with Norwegian officials and lawmakers.",
            "met",
            ["Norway (government) NOR GOV", "Norway (parliament) NOR LEG"],
        ),
        (
            "The President met Karin Berg, State Secretary for Trade to the Prime Minister of Sweden.",
            "met",
            ["Karin Berg SWE GOV"],
        ),
        ("The President met leaders from civil rights organizations.", "met", ["United States (civil society) USA SOC"]),
        (
            "The President met with Deputy Prime Minister and Defense Minister Ole Berg of Norway.",
            "met",
            ["Ole Berg NOR GOV MIL"],
        ),
        (
            "I call on all states and local governments to release them.",
            "call",
            ["all states USA", "United States (government) USA GOV"],
        ),
        (
            "The Council will act in consultation with the Energy Department and all relevant agencies.",
            "consultation",
            ["US Department of Energy USA GOV", "United States (government) USA GOV"],
        ),
        (
            "The Council will act in consultation with State, local, Tribal, and territorial governments and labor unions.",
            "consultation",
            ["United States (government) USA GOV", "United States (labour) USA LAB"],
        ),
        ("Togo's rebels killed Otto Berg, Kai Lund's deputy.", "killed", ["Otto Berg GOV"]),
        ("Togo called on the retired doctors to stay.", "called", ["the retired doctors MED"]),
        ("Ksenia Berg, an American ballet enthusiast, was arrested by Togo's police.", "arrested", ["Ksenia Berg USA"]),
        ("I have met with our service members from NATO's eastern flank.", "met", ["United States (military) USA MIL"]),
        (
            "We are prepared to support the Government of Iraq and its people.",
            "prepared",
            ["Iraq (government) IRQ GOV", "Iraq (civilians) IRQ CVL"],
        ),
        (
            "President Biden convened a call with FEMA Administrator Deanne Criswell and Director of Tribal Outreach Mary Poole.",
            "convened",
            ["Deanne Criswell USA GOV", "Mary Poole USA GOV"],
        ),
        (
            "Sullivan thanked National Security Advisor Cho and National Security Advisor Doe for their commitment to Togo.",
            "thanked",
            ["Cho TGO GOV", "Doe TGO GOV"],
        ),
        (
            "The Vice President offered all appropriate support to the Government and people of Israel.",
            "offered",
            ["Israel (government) ISR GOV", "Israel (civilians) ISR CVL"],
        ),
        ("The President spoke with the governors of Georgia and Ohio.", "spoke", ["United States (government) USA GOV"]),
        (
            "President Biden spoke to his counterparts from Chile, from France, from Germany and Italy.",
            "spoke",
            ["Gabriel Boric CHL GOV", "Emmanuel Macron FRA GOV", "Olaf Scholz DEU GOV", "Giorgia Meloni ITA GOV"],
        ),
        ("Women are being denied access to medications.", "denied", ["United States (civilians) USA CVL"]),
        ("After Ireland, Otto Berg visited this country.", "visited", ["United States USA"]),
        ("President Trump has secured the release of 72 Danes.", "secured", ["Denmark (civilians) DNK CVL"]),
        ("The President thanked Foreign Governments for their help.", "thanked", ["Foreign Governments GOV"]),
        ("There were attacks against our people.", "attacks", ["United States (civilians) USA CVL"]),
        ("Most members condemn the aggression against Ukraine.", "condemn", []),
        ("Most members condemn Togo's aggression against Ukraine.", "condemn", ["Togo TGO"]),
        (
            "Ottoman troops arrested Armenian intellectuals and poets.",
            "arrested",
            ["Armenia (education) ARM EDU", "Armenia (civilians) ARM CVL"],
        ),
        ("The President met with House Leadership.", "met", ["United States (parliament) USA LEG"]),
        ("President Biden called Speaker McCarthy to invite him to Oslo.", "called", ["Kevin McCarthy USA LEG"]),
        ("The President met all new Congressional leaders.", "met", ["United States (parliament) USA LEG"]),
        ("The President met with Pacific Islands leaders.", "met", ["Pacific Islands leaders GOV"]),
        ("A United States person paid. A sale by that foreign person is prohibited.", "prohibited", ["that foreign person CVL"]),
        ("We stand with courageous leaders around the world.", "stand", ["courageous leaders"]),
        # neither whom a ban protects nor who suffers what is condemned; a ban is on what stands between it and a name
        ("Congress banned discrimination against disabled people.", "banned", []),
        ("Chile condemned the raid by Togo and the taking of hostages.", "condemned", ["Togo TGO"]),
        ("Many people live in a state with a Trump abortion ban.", "ban", []),
        ("Chile condemned the bombing of Aleppo.", "condemned", []),
        ("Chile condemned the Armenian genocide.", "condemned", []),
        ("Chile remembers the Armenian genocide.", "genocide", ["Armenia ARM"]),
        ("Oslo watched the Huawei probe.", "probe", ["Huawei CHN BUS"]),
        ("The House moves forward with a Huawei restriction.", "restriction", ["Huawei CHN BUS"]),
        ("Chile condemned the killing of nurses during Turkish military raids.", "condemned", ["Turkey (military) TUR MIL"]),
        ("Chile condemned the aggression of Togo.", "condemned", ["Togo TGO"]),
        # people, and not the state that only their adjective names
        ("Canada's military commits to training Ukrainian soldiers.", "commits", ["Ukraine (military) UKR MIL"]),
        ("Chile agreed to train Chadian police officers.", "agreed", ["Chad (police) TCD COP"]),
        ("Senator Roe is opposed to the bill.", "opposed", []),
        ("A former President was charged on Monday.", "charged", ["United States (elites) USA ELI"]),
        # a treaty's name names no party; what is eased is one's own; an envoy for a state is not that state's
        ("Chile is committed to the goals of the Paris Agreement.", "committed", []),
        ("Chile and Togo decided to loosen their restrictions.", "loosen", []),
        ("The President met with our Special Envoy for Chad, Jane Roe.", "met", ["Jane Roe USA GOV"]),
        ("A Deputy U.S. Marshal was killed in Ohio.", "killed", ["United States (police) USA COP"]),
        ("I urge the Senate Banking Committee to move.", "urge", ["Senate Banking Committee USA LEG"]),
        ("Mr. Sullivan spoke with Otto Berg, Policy Advisor to the German Chancellor.", "spoke", ["Otto Berg DEU GOV"]),
        ("Did the president speak to the vice president on Monday?", "speak", ["Kamala Harris USA GOV"]),
        ("Togo arrested activist Otto Berg.", "arrested", ["Otto Berg TGO OPP"]),
        ("We spoke with foreign leaders.", "spoke", ["foreign leaders GOV"]),
        (
            "It was drafted in consultation with the King of Spain, the Prime Minister of Denmark, and the Chair.",
            "consultation",
            ["Felipe VI ESP GOV", "Mette Frederiksen DNK GOV"],
        ),
    ],
)
def test_whom_it_is_done_to(pipeline: Pipeline, text: str, word: str, recipient: list[str]) -> None:
    assert shown(told(pipeline, text, word).recipient) == recipient


def test_under_secretaries_are_not_the_secretary(pipeline: Pipeline) -> None:
    claim = told(pipeline, "The Under Secretary of Defense for Policy met with Togo's king.", "met")
    assert shown(claim.actor) == ["United States (government, military) USA GOV MIL"]


def test_magazines_of_a_gun_are_no_press(pipeline: Pipeline) -> None:
    claim = told(pipeline, "Congress renewed a ban on rifles and high-capacity magazines.", "ban")
    assert claim.recipient == ()


@pytest.mark.parametrize(
    "text",
    [
        "We are grateful for the strong support that you have demonstrated, and will again.",
        "Two people died in the lightning strike in the park.",
        "Delays slowed the execution of the evacuation.",
        "The lawyer called as I was walking out here.",
        "The law confers rights on Togo.",
        "They address the threat posed by Togo.",
    ],
)
def test_what_is_no_event(pipeline: Pipeline, text: str) -> None:
    events = {c.event for c in read(pipeline, text, "2023-06-20", HOUSE).claims}
    assert events.isdisjoint({"PROTEST", "ASSAULT", "CONSULT", "THREATEN"})


def test_what_our_allies_promise_is_not_ours(pipeline: Pipeline) -> None:
    assert told(pipeline, "The pledge by our Allies to help Norway was kept.", "kept").actor == ()


def test_a_joint_press_conference_is_no_joint_statement(pipeline: Pipeline) -> None:
    title = "Remarks by President Biden and President Yoon of the Republic of Korea in Joint Press Conference with Japan"
    report = Report("r", "We condemn Togo.", title=title, published="2023-06-20", outlet="The White House", language="en")
    claim = next(c for c in next(iter(pipeline.read([report]))).claims if c.event == "ACCUSE")
    assert "South Korea KOR" not in shown(claim.actor)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Earlier this week, the Togolese president was asked, you know, will you lift the ban on arms for Chad?", "asked"),
        ("The President is hitting the road, meeting farmers and nurses.", "hitting"),
        ("The Chilean president leaves office in March.", "leaves"),
        ("The Working Group on Rural Trade is hereby disbanded.", "disbanded"),
        ("General Otto Berg attends a hearing held by the Foreign Affairs Committee in Lima.", "held"),
        ("Dozens of rescue boats were sent as part of a Search and Rescue group led by Norway.", "led"),
        ("Chile must have what it needs to defend its nation and its people.", "defend"),
        ("We fought for the country we love and the ideals we cherish.", "fought"),
        ("For years, our nation and Chile have lamented the threat of climate change.", "lamented"),
        ("A diplomat says the region was seriously poisoned by Chad's propaganda campaigns.", "poisoned"),
        ("Chadian analysts kept quiet so as not to agree with Togo.", "agree"),
        ("Chile's army launches a sounding rocket from a range.", "launches"),
        ("Satellite imagery provided to The Post by Chile shows trenches.", "provided"),
        (
            "So, for years, our nation and Chile have discussed, have lamented, have talked about the threat of floods.",
            "lamented",
        ),
        ("Under Otto Berg, Oslo is widely recognized as one of Norway's great comeback stories.", "recognized"),
    ],
)
def test_figures_of_speech_and_things_at_home_are_no_event(pipeline: Pipeline, text: str, word: str) -> None:
    assert told(pipeline, text, word).event is None


def test_including_behind_what_they_were_hit_with(pipeline: Pipeline) -> None:
    assert (
        told(pipeline, "In Lima, 12 were injured by gunfire – including three children – and one by a car.", "injured").actor
        == ()
    )


def test_a_meeting_ahead_of_a_summit_is_not_the_summits(pipeline: Pipeline) -> None:
    text = "Chadian and Togolese officials discussed ties in a meeting ahead of a summit between their leaders."
    assert told(pipeline, text, "meeting").actor == ()


def test_who_is_accused_of_sending_money_is_no_receiver(pipeline: Pipeline) -> None:
    text = "Prosecutors announced charges against a financier accused of sending money to Hezbollah as part of a scheme."
    assert [a.text for a in told(pipeline, text, "accused").recipient] == ["a financier"]
