"""Who takes part where the tree says it elsewhere, read with the model that ships."""

from __future__ import annotations

import pytest
from written import claim_of

from dragoman.pipeline import Pipeline
from dragoman.records import Claim, Report


def check(claim: Claim, actor: str, recipient: str) -> None:
    """The first actor and recipient end as expected; nobody where nobody is."""
    for expected, found in ((actor, claim.actor), (recipient, claim.recipient)):
        assert bool(expected) == bool(found)
        assert not found or found[0].text.replace("'", "’").endswith(expected.replace("'", "’"))


@pytest.mark.parametrize(
    ("text", "word", "actor", "recipient"),
    [
        ("Israel’s shadow war with Iran in Syria escalated.", "war", "Israel", "Iran"),
        ("A tug-of-war with China tires Oslo.", "of-war", "", ""),
        ("Oslo spoke amid Chinese aggression toward Taiwan.", "aggression", "Chinese", "Taiwan"),
        ("Chad's surveillance of Togolese protesters goes on.", "surveillance", "Chad", "Togolese protesters"),
        ("Oslo calls for western arms makers to offer missiles.", "calls", "Oslo", "western arms makers"),
        ("Russia launched drones against targets across Ukraine.", "launched", "Russia", "Ukraine"),
        ("Togo criticised the aid to Chad.", "criticised", "Togo", ""),
        ("Togo refused to condemn Chad.", "refused", "Togo", ""),
        ("Togo refused to help Chad.", "refused", "Togo", "Chad"),
        ("After her aunt was killed in Lima, Ana Roe joined Hamas.", "killed", "", "her aunt"),
        ("Oslo mourned soldiers killed in Lima and the nurses.", "killed", "", "soldiers"),
        ("Oslo called for the release of two lawyers.", "called", "Oslo", ""),
        ("Oslo called for the withdrawal of Russian troops.", "called", "Oslo", "Russian troops"),
        # whom a request only speaks of is not asked
        ("Oslo called for Chad's withdrawal from Togo.", "called", "Oslo", "Chad"),
        ("Oslo called for the jailing of Otto Berg.", "called", "Oslo", ""),
        ("Oslo urged the creation of a tribunal to punish Chad.", "urged", "Oslo", ""),
        ("Oslo urges peace talks in Chad.", "urges", "Oslo", ""),
        ("Oslo demanded a UN presence in Chad.", "demanded", "Oslo", "UN"),
        ("Oslo demanded an assessment of the war from Chad.", "demanded", "Oslo", "Chad"),
        # allies of a state are others; what somebody is under is done to him
        ("Chad allies consider denouncing Togo.", "denouncing", "Chad allies", "Togo"),
        ("European allies condemned Chad.", "condemned", "European", "Chad"),
        ("Sudan's capital is under shelling.", "shelling", "", "Sudan"),
        ("Chad is under Togolese sanctions.", "sanctions", "Togolese", "Chad"),
        ("Oslo fears the Chadian airstrike that killed a Togolese general, Otto Berg.", "killed", "Chadian", "general"),
        # nor is where something is whom it is done to
        ("Oslo condemned the killings in Chad.", "condemned", "Oslo", ""),
        ("Chad's army made advances on the front line in Chad.", "made", "army", ""),
        ("Chad's minister announced the measure at Chad's daily briefing.", "announced", "minister", ""),
        # who bans, attacks and supports stands behind the noun or before it
        ("Chad's fishing ban from May angered Togo.", "ban", "Chad", ""),
        ("Chad's ban on Togolese goods took effect.", "ban", "Chad", "Togolese"),
        ("The attack of rebels on Lima killed two.", "attack", "rebels", "Lima"),
        ("They are building on the backing of Chad for Togo.", "backing", "Chad", "Togo"),
        # who is sent, not who sends; who is told to be the only one
        ("Oslo named a delegation to attend the inauguration of Togo's king.", "attend", "", "king"),
        ("Oslo scolded Chad, which is the only UN member that has invaded Togo.", "invaded", "Chad", "Togo"),
        # what a gerund tells of
        ("Oslo will help Chad meet its needs, and assist Togo.", "assist", "Oslo", "Togo"),
        ("Oslo sent troops to help the villages, including calling on Chad to pay.", "calling", "Oslo", "Chad"),
        ("MPs amended a rule over prosecuting Chadian troops.", "prosecuting", "", "Chadian troops"),
        # an attack of which somebody speaks is not his
        ('Anna Roe called the attack on Togo "reckless".', "attack", "", "Togo"),
        # a headline's next clause
        ("Two ministers fly to Oslo; Chad to expel Togolese envoys", "expel", "Chad", "Togolese envoys"),
        # nor is a promise made to whom it only speaks of, or to one's own
        ("Oslo vowed to address Chad's tax.", "vowed", "Oslo", ""),
        ("Oslo pledged to continue its support for Chad.", "pledged", "Oslo", "Chad"),
        ("Oslo pledged to send arms to Chad.", "pledged", "Oslo", "Chad"),
        ("Oslo and Lima agreed to protect their citizens.", "agreed", "Oslo", ""),
        ("The condolences of the Danish people to Germany came.", "condolences", "the Danish people", "Germany"),
        ("Togo acted with the support of Chad for Benin.", "support", "Chad", "Benin"),
        ("Anna also asked people to “please pray for the king”.", "asked", "Anna", "people"),
        ("Chad asks Brazil to extradite a spy.", "asks", "Chad", "Brazil"),
        ("The king fell. He also instructed Chad to investigate who leaked the recording.", "instructed", "He", "Chad"),
        ("The Vice President also condemned and expressed concern about attacks.", "condemned", "The Vice President", ""),
        ("The police shuttered and seized the bank.", "seized", "The police", "the bank"),
        ("Chad planned attacks, but Togo urged against it.", "urged", "Togo", ""),
        ("A Palestinian man was shot and killed by Israeli police.", "shot", "Israeli police", "A Palestinian man"),
        ("Two rebels were killed in Turkish strikes on Afrin.", "killed", "Turkish", "Two rebels"),
        ("Several children stabbed in knife attack in Lyon", "stabbed", "", "Several children"),
        ("The official whom Kyiv says killed civilians fled.", "killed", "The official", "civilians"),
        ("More money may go to Ukraine military aid.", "aid", "", "Ukraine"),
        ("Oslo praised Norwegian military aid to Kenya.", "aid", "Norwegian", "Kenya"),
        ("Nations seek calls for the envoy to resign.", "resign", "the envoy", ""),
        ("A drone strike in Syria has killed two Kurdish fighters.", "killed", "", "two Kurdish fighters"),
        ("The answer to Togo's raids is to provide Ghana with radars.", "provide", "", "Ghana"),
        ("He was arrested in his hotel room in May.", "arrested", "", ""),
        ("Russia-linked sanctions on Togo were lifted.", "sanctions", "", "Togo"),
        ("Israeli troops wounded a man in a West Bank raid.", "raid", "Israeli troops", "West Bank"),
        ("Chad was blamed for arming Togo for its war on Benin.", "war", "its", "Benin"),
        ("Togo fears anti-government protests.", "protests", "", "anti-government"),
        ("UN urged to reject the plan over misuse.", "urged", "", "UN"),
        ("Togolese media criticised for ignoring deaths.", "criticised", "", "Togolese media"),
        ("John Roe is under investigation for fraud.", "investigation", "", "John Roe"),
        ("Will the Trump indictment change anything?", "indictment", "", "Trump"),
        ("The village called on the rebels to release the hostages.", "release", "the rebels", "the hostages"),
        ("Chad, Togo seek to restore diplomatic relations.", "restore", "Chad", ""),
        ("Two Americans held hostage by Hamas came home.", "held", "Hamas", "Americans"),
        ("Togo's parliament passed a motion criticizing President Yon Ngo for his silence.", "criticizing", "parliament", "Ngo"),
        ("A letter accusing Chad of spying was published by Amnesty International.", "accusing", "Amnesty International", "Chad"),
        ("In a statement condemning Chad, Togo asked for calm.", "condemning", "Togo", "Chad"),
        ("The aide received a letter accusing Chad of spying.", "accusing", "", "Chad"),
        ("Togo's police are to blame for the unrest.", "blame", "", "Togo's police"),
        ("The host's Facebook criticism of Togo's police drew anger.", "criticism", "", "Togo's police"),
        ("President Biden is committed to continuing the United States' role in aid.", "committed", "Biden", ""),
        ("The rival factions agree to protect civilians.", "agree", "", ""),
        ("Chad's president showed them maps during a visit to Chad.", "visit", "", "Chad"),
        ("Footage shows a Russian jet intercepting an American drone.", "intercepting", "a Russian jet", "an American drone"),
        ("Several states called for sanctions against Togo over the raid.", "called", "", "Togo"),
        ("A lawyer filed a complaint with the United Nations against Togo.", "filed", "A lawyer", "Togo"),
        ("The White House today released “President Trump’s Trade Strategy for America”.", "released", "House", ""),
        ("Chad's king thanked his partners in the region.", "thanked", "king", ""),
        ("“I thank you and your tireless diplomacy with Togo,” Chad's king said.", "thank", "I", ""),
        ("The paper defended Togo-linked payments.", "defended", "", ""),
        ("The Executive Order prohibits such payments.", "prohibits", "", ""),
        ("Chadian soldiers fought in Kenya last week.", "fought", "Chadian soldiers", ""),
        ("Oslo saw the deployment of troops to Chad.", "deployment", "", "Chad"),
        ("Chad will send sappers to Togo, the minister said on Monday after talks with Oslo.", "talks", "the minister", "Oslo"),
        ("Oslo condemns Chad's war and attacks on the people of Togo.", "condemns", "Oslo", "Chad"),
        ("Suspected Togo sanctions busting worries Oslo.", "sanctions", "", "Togo"),
        ("Airstrike hits market in Togo and kills ten civilians", "kills", "", "ten civilians"),
        ("Chad's democratic forces condemned Togo.", "condemned", "Chad's democratic forces", "Togo"),
        ("President Biden will send troops to the U.S. border.", "send", "Biden", ""),
        ("A jet surveilled the Chinese spy balloon.", "surveilled", "A jet", "Chinese"),
        ("Togo's runner pities Chadian players for the war in the country.", "war", "", ""),
        ("Few economies cut ties with Oslo and the companies driving its economy.", "cut", "", "Oslo"),
        ("John Roe, of Ohio, to be Secretary of Commerce, vice Jane Doe, resigned.", "resigned", "Jane Doe", ""),
    ],
)
def test_who_and_whom(pipeline: Pipeline, text: str, word: str, actor: str, recipient: str) -> None:
    check(claim_of(pipeline, text, word), actor, recipient)


@pytest.mark.parametrize(
    ("text", "word", "event"),
    [
        ("Hurricane Lorenzo hit Norway.", "hit", None),
        ("Seven people were killed when a plane crashed in Chad.", "killed", None),
        ("Warm water is attacking the ice.", "attacking", None),
        ("A storm killed five people.", "killed", None),
        ("Many people have been displaced following the earthquakes in Togo.", "displaced", None),
        ("Shrapnel killed five people.", "killed", "ASSAULT"),
        ("Three soldiers were killed by an explosive device in Chad.", "killed", "ASSAULT"),
        ("Chadian shelling killed five people.", "killed", "ASSAULT"),
    ],
)
def test_mishaps_are_no_assaults(pipeline: Pipeline, text: str, word: str, event: str | None) -> None:
    assert claim_of(pipeline, text, word).event == event


def test_soldiers_who_travel_visit_nobody(pipeline: Pipeline) -> None:
    for text in (
        "Chadian soldiers travelled to Kenya.",
        "A spokesman said that 300 Chadian soldiers had left. They travelled to Kenya.",
    ):
        assert claim_of(pipeline, text, "travelled").event == "MOBILIZE"
    assert claim_of(pipeline, "The Chadian president travelled to Kenya.", "travelled").event == "CONSULT"


def test_a_paper_acts_on_nobody(pipeline: Pipeline) -> None:
    text = "The President signed Executive Order 13224. The Order prohibits such payments."
    assert claim_of(pipeline, text, "prohibits").actor == ()


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        (
            "President Trump and Prime Minister Ishiba Shigeru spoke. Trade was first. Steel was next. The two leaders left.",
            "left",
            ["Donald Trump", "Shigeru Ishiba"],
        ),
        ("Jake Sullivan met the foreign minister of Chile in Lima. They agreed to help Peru.", "agreed", ["Jake Sullivan", ""]),
        ("The parties agree to help Peru.", "agree", []),
        ("Opposition parties agree to help Peru.", "agree", [""]),
        ("The minister thanked the aides. Ships came after Norway's king returned from a visit to Chile.", "visit", ["NOR"]),
        ("Intelligence cooperation with Norway grew.", "cooperation", []),
        ("Oslo condemned the Democratic Republic of Congo (DRC) for its attack on Rwanda.", "attack", ["COD"]),
        ("Melania Trump spoke. President Trump met Olaf Scholz.", "met", ["Donald Trump"]),
        ("Chancellor Olaf Scholz welcomed Emmanuel Macron to Berlin on his first visit to Germany.", "visit", []),
        (
            "South Korean President Yoon Suk Yeol and First Lady Jane Roe met John Kirby in the United States.",
            "met",
            ["Yoon Suk Yeol", "KOR"],
        ),
    ],
)
def test_who_acts(pipeline: Pipeline, text: str, word: str, actors: list[str]) -> None:
    """Each actor by its name or its country; where neither is given, somebody."""
    reading = next(iter(pipeline.read([Report("r", text, published="2025-02-08", language="en")])))
    claim = next(c for c in reading.claims if word in c.predicate.text)
    assert len(claim.actor) == len(actors)
    assert all(a.text and (not e or e in (a.name, *a.country)) for e, a in zip(actors, claim.actor, strict=True))


@pytest.mark.parametrize(
    ("text", "word", "country", "sector"),
    [
        ("Prime Minister Justin Trudeau left. His country's foreign minister thanked Chile.", "thanked", "CAN", "GOV"),
        ("Canada was warned. The country's foreign minister thanked Chile.", "thanked", "CAN", "GOV"),
        ("Senator Jane Roe, a Republican, blasted President Biden.", "blasted", "USA", "LEG"),
        ("Jane Roe, chief executive officer of the Millennium Challenge Corporation, met Olaf Scholz.", "met", "USA", "GOV"),
        ("Lawmakers praised the Biden Administration, which helped Togo.", "helped", "USA", "GOV"),
    ],
)
def test_who_that_is(pipeline: Pipeline, text: str, word: str, country: str, sector: str) -> None:
    (actor,) = claim_of(pipeline, text, word).actor
    assert (actor.country, sector in actor.sectors) == ((country,), True)


def test_an_office_that_a_state_does_not_have_is_not_its_own(pipeline: Pipeline) -> None:
    text = "The Prime Minister called for peace in the United States. MR. KIRBY: We thank Oslo. He praised it."
    reading = next(iter(pipeline.read([Report("r", text, published="2023-06-20", outlet="The White House", language="en")])))
    claims = {c.predicate.text: c for c in reading.claims}
    assert [a.country for a in claims["called"].actor] == [()]
    assert [a.name for a in claims["praised"].actor] == ["The Prime Minister"]  # whoever speaks himself is no "he"


@pytest.mark.parametrize(
    ("title", "actors"),
    [
        ("G7 Summit Communiqué", ["Group of Seven"]),
        ("Joint Statement of Norway and Chile", ["Norway", "Chile"]),
        ("Declaration of the Leaders of the Partnership", []),
        ("Statement on Norway", ["United States (government)"]),
    ],
)
def test_we_of_what_several_declare(pipeline: Pipeline, title: str, actors: list[str]) -> None:
    report = Report("r", "We call on Russia to leave Ukraine.", title=title, published="2023-06-20", outlet="The White House")
    claims = next(iter(pipeline.read([report]))).claims
    assert [a.name for c in claims if c.event == "REQUEST" for a in c.actor] == actors


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("U.S.-backed forces attacked Oslo.", "attacked", ["U.S.-backed forces"]),
        ("Leaders praised the U.S.-ROK-Japan summit.", "summit", ["United States", "South Korea", "Japan"]),
        ("Kosovo's Serbs attacked the police.", "attacked", ["ethnic Serbs"]),
        ("Sen. Rand Paul condemned Togo.", "condemned", ["Rand Paul"]),
        ("President Biden thanked President Lacalle Pou for his attack on crime in Chad.", "attack", ["Luis Lacalle Pou"]),
        ("Norway condemned Togo. It doesn't mean that Oslo will attack Togo.", "mean", []),
        ("Republicans will fight cuts that many Americans like. They have attacked Norway.", "attacked", ["Republican Party"]),
        ("The court attacked Chile. The attacks in Lima killed 12.", "attacks", []),
        ("Oslo praised the White House visit from Ciara Roe.", "visit", ["Ciara Roe"]),
        ("Norway has deployed a number of troops to Chad to take part in the war.", "war", ["Norway (military)"]),
        ("Aides met the king at talks. The trip to Chad was long.", "trip", []),
        ("In this war, there is a victim.", "war", []),
        ("Oslo and Chad signed Status of Forces Agreements.", "signed", ["Norway (government)", "Chad"]),
        ("She led the Chad investigation.", "investigation", []),
        ("Vice Chairman Mark Wesley Menezes condemned Chile.", "condemned", ["Mark Wesley Menezes"]),
        ("Chadian separatists and armed forces attacked Togo.", "attacked", ["Chad (rebels)", "Chad (military)"]),
        ("Aides left Norway. Attorneys general condemned Chile.", "condemned", ["Norway (government, judiciary)"]),
        ("Aides left Norway. Activists and leaders condemned Chile.", "condemned", ["Norway (opposition)", "leaders"]),
        ("A group of tough-on-China Norwegian lawmakers condemned Oslo.", "condemned", ["Norway (parliament)"]),
        ("Aides feared the Togo strike.", "strike", []),
        ("A group of China hawks from Norway condemned Oslo.", "condemned", []),
        ("Young women leaders from Norway condemned Chile.", "condemned", ["Norway (civilians)"]),
        ("Aides fled Norway. Corrupt officials condemned the strike.", "condemned", ["Corrupt officials"]),
        ("Aides fled Norway. Senior officials condemned the strike.", "condemned", ["Norway (government)"]),
        ("Norway sees it as its war of aggression against Chad.", "aggression", ["Norway"]),
        ("Togo condemned Norway's campaign of attacks on Chad.", "attacks", ["Norway"]),
        ("An inspector general of Norway condemned Chile.", "condemned", ["Norway (government)"]),
        ("Every American condemned Chile.", "condemned", ["United States (civilians)"]),
        ("The International Brotherhood of Joiners condemned Chile.", "condemned", ["International Brotherhood of Joiners"]),
        ("Hostages from Gaza condemned Chile.", "condemned", ["Hostages"]),
        ("Vice President Harris spoke. The president condemned Chile.", "condemned", ["Joe Biden"]),
        ("A motion condemning Chad was adopted by the parliament.", "condemning", ["the parliament"]),
    ],
)
def test_who_they_are(pipeline: Pipeline, text: str, word: str, names: list[str]) -> None:
    assert [a.name for a in claim_of(pipeline, text, word).actor] == names


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Oslo gives them the option to self-deport.", "deport"),  # nobody else does it
        ("Togo and Chad will deploy a pilot programme.", "deploy"),
        ("Togo will meet demand for rice.", "meet"),
        ("Togo's judges are striking down Chad's policies.", "striking"),
        ("Togo's war against COVID-19 is over.", "war"),
    ],
)
def test_no_event(pipeline: Pipeline, text: str, word: str) -> None:
    assert claim_of(pipeline, text, word).event is None


def test_a_house_means_its_own_president(pipeline: Pipeline) -> None:
    text = "President Putin spoke. It rained. It snowed. It was cold. And the president has threatened Russia."
    report = Report("r", text, published="2023-06-20", outlet="The White House")
    claims = {c.predicate.text: c for c in next(iter(pipeline.read([report]))).claims}
    assert [a.name for a in claims["threatened"].actor] == ["Joe Biden"]


def test_a_label_means_whom_the_title_names(pipeline: Pipeline) -> None:
    text = "MS. ROE:  We met the king of Norway.\n\nQ  Thanks.\n\nMS. PSAKI:  We condemn Chile."
    title = "Press Briefing by Press Secretary Jen Psaki and Deputy Secretary Jane Roe"
    report = Report("r", text, title=title, published="2021-06-20", outlet="The White House")
    reading = next(iter(pipeline.read([report])))
    claim = next(c for c in reading.claims if c.event == "CONSULT")
    speaker = reading.attributions[claim.attribution[0]].speaker
    assert speaker is not None and speaker.name == "Jane Roe"


@pytest.mark.parametrize("verb", ["nominated", "appointed", "picked"])
def test_what_one_is_nominated_to_be_is_planned(pipeline: Pipeline, verb: str) -> None:
    assert claim_of(pipeline, f"Jane Roe was {verb} to lead the agency.", "lead").status == "planned"


def test_officials_and_americans_in_a_house(pipeline: Pipeline) -> None:
    text = "I thank Norway. Officials condemned Chile. Americans praised Norway."
    report = Report("r", text, published="2023-06-20", outlet="The White House")
    claims = {c.predicate.text: c for c in next(iter(pipeline.read([report]))).claims}
    assert [a.country for a in claims["condemned"].actor] == [()]
    assert [a.sectors for a in claims["praised"].actor] == [("CVL",)]


@pytest.mark.parametrize("words", ["My administration", "My Administration", "Our government", "Our military"])
def test_a_houses_first_person_owns_its_organs(pipeline: Pipeline, words: str) -> None:
    report = Report("r", f"{words} will go on.", outlet="The White House", published="2021-11-24", language="en")
    claim = next(iter(pipeline.read([report]))).claims[0]
    assert [a.country for a in claim.actor] == [("USA",)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("We, the leaders of Norway and Chile, met. We condemn Togo.", ["Norway (government)", "Chile (government)"]),
        ("We, the Leaders of the Group of Seven (G7), met. We condemn Togo.", ["Group of Seven"]),
        ("We, the people of the United States, met. We condemn Togo.", ["United States (government)"]),
    ],
)
def test_we_who_name_themselves(pipeline: Pipeline, text: str, actors: list[str]) -> None:
    report = Report("r", text, title="Text", published="2023-06-20", outlet="The White House")
    claims = next(iter(pipeline.read([report]))).claims
    assert [a.name for c in claims if c.event == "ACCUSE" for a in c.actor] == actors


@pytest.mark.parametrize(
    ("text", "word", "actor", "recipient"),
    [
        # control and what a noun with an infinitive is said of
        ("Honduras opened an embassy, becoming the latest country to cut ties with Togo.", "cut", "Honduras", "Togo"),
        ("Chad, the first country to cut ties with Togo, is calm.", "cut", "Chad", "Togo"),
        ("Anna Roe spoke in Chad, the decision to send Togolese troops.", "send", "", ""),
        ("The king used his speech as a chance to condemn Chad.", "condemn", "king", "Chad"),
        ("Chad and Togo are engaged in talks with Benin.", "engaged", "Chad", "Benin"),
        # who is joined by a hyphen
        ("US-led airstrikes on Togo went on.", "airstrikes", "US", "Togo"),
        ("The U.S.-imposed sanctions on Iran hurt trade.", "sanctions", "U.S.", "Iran"),
        ("Togo hit with EU sanctions over drones", "hit", "EU", "Togo"),
        # whose paper it is
        ("President Duda signed an order that bans imports from Chad.", "bans", "Duda", "Chad"),
        ("President Duda will sign a bill meant to curb Russian influence.", "curb", "Duda", "Russian"),
        # events told by nouns beside a verb
        ("Chad's army used two missiles in an attack on Togo.", "attack", "Chad's army", "Togo"),
        ("Togo accused Chad of an attack on Benin.", "attack", "Chad", "Benin"),
        ("Togo blamed Chad for the attack on Benin.", "attack", "Chad", "Benin"),
        ("Chad's PM Vows Stronger Cooperation in Landmark Visit to Togo", "Visit", "Chad’s PM", "Togo"),
        ("The rebels perpetrated a series of attacks against Chad.", "attacks", "The rebels", "Chad"),
        ("The attack of terrorists on Chad went on.", "attack", "terrorists", "Chad"),
        ("Chad's fishing ban from May to August angers Togo.", "ban", "Chad", ""),
        ("Anna Roe met the king during a visit in Oslo.", "visit", "Anna Roe", "Oslo"),
        # who is asked
        ("Chad Pushes Togo for Help to Avert Isolation", "Pushes", "Chad", "Togo"),
        ("The king said that Chad will seek a peace deal with Togo.", "deal", "Chad", "Togo"),
        ("Senator Graham repeated his call for Chad to leave.", "call", "Senator Graham", "Chad"),
        ("The opposition called for the prime minister's resignation.", "called", "The opposition", "the prime minister"),
        ("A Norwegian ship sailed past Chad, leading Togo to denounce the move.", "denounce", "Togo", "A Norwegian ship"),
    ],
)
def test_who_and_whom_by_construction(pipeline: Pipeline, text: str, word: str, actor: str, recipient: str) -> None:
    check(claim_of(pipeline, text, word), actor, recipient)


@pytest.mark.parametrize("text", ["Oslo announced a military aid package for Togo.", "Oslo gave millions in aid to Togo."])
def test_what_is_given_is_one_claim(pipeline: Pipeline, text: str) -> None:
    reading = next(iter(pipeline.read([Report("r", text, published="2024-06-20", language="en")])))
    assert [c.event for c in reading.claims if c.event] == ["AID"]
