"""Sentences of our own and what must be read out of them.

A case is (text, propositions with an event, reason). A proposition is written ``EVENT:mode actors > recipients [items]`` with
the head words of the parties; what is empty is left out. ``tests/events/trees.conllu`` holds their trees, so that these tests
judge this room and not the parser.
"""

from __future__ import annotations

CASES: list[tuple[str, list[str], str]] = [
    # ---- every category, active
    ("Russia invaded Ukraine.", ["ASSAULT Russia > Ukraine"], "plain transitive"),
    ("Israel bombed Damascus.", ["ASSAULT:heavy-weapons Israel > Damascus"], "mode from the verb"),
    ("Turkey arrested Navarro.", ["COERCE:arrest Turkey > Navarro"], "COERCE"),
    ("Washington imposed sanctions on Tehran.", ["COERCE:restrict Washington > Tehran"], "light verb, recipient behind the noun"),
    ("Poland expelled the ambassador of Belarus.", ["SANCTION:expel Poland > ambassador"], "a diplomat, so no deportation"),
    ("Poland expelled the migrants.", ["COERCE:deport Poland > migrants"], "the same verb with other people"),
    ("Germany has suspended aid to Syria.", ["SANCTION:discontinue Germany > Syria [aid]"], "stopped aid is no aid"),
    ("France condemned Serbia.", ["ACCUSE:disapprove France > Serbia"], "ACCUSE"),
    ("Police launched an investigation into the minister.", ["ACCUSE:investigate Police > minister"], "noun under a light verb"),
    ("Norway praised Finland.", ["SUPPORT Norway > Finland"], "SUPPORT"),
    ("Norway voiced its commitment.", [], "a promise to nobody"),
    ("They fought hard to pass the bill.", [], "to fight to do something is no violence"),
    ("Ministers met in Paris.", ["CONSULT Ministers"], "many meet within themselves"),
    ("The minister met in Paris.", [], "one alone does not"),
    ("Iran threatened to attack Israel.", ["THREATEN:violence Iran > Israel"], "what is threatened is no event of its own"),
    ("Egypt rejected a proposal from Ethiopia.", ["REJECT Egypt > Ethiopia"], "whose proposal it is"),
    ("Chad urged Libya to withdraw its troops.", ["REQUEST Chad > Libya"], "what is asked for has not happened"),
    ("Lavrov met Fidan in Ankara.", ["CONSULT Lavrov > Fidan"], "CONSULT"),
    ("Kenya deployed troops to Haiti.", ["MOBILIZE:troops Kenya > Haiti [troops]"], "troops moved"),
    ("Kenya deployed peacekeepers to Haiti.", ["AID:peacekeeping Kenya > Haiti [peacekeepers]"], "peacekeepers are aid"),
    ("Japan supplied Ukraine with generators.", ["AID Japan > Ukraine [generators]"], "item behind a preposition"),
    ("Qatar gave Lebanon fuel.", ["AID Qatar > Lebanon [fuel]"], "indirect object"),
    ("Russia withdrew its forces from Kherson.", ["RETREAT:withdraw Russia > Kherson [its forces]"], "withdrawal"),
    ("Mali released the hostages.", ["RETREAT:release Mali > hostages"], "release"),
    ("Sudan lifted the curfew.", ["CONCEDE Sudan > curfew"], "an eased restriction; nobody is named"),
    ("India shared intelligence with Nepal.", ["COOPERATE India > Nepal [intelligence]"], "mutual material exchange"),
    ("Students protested against the government.", ["PROTEST:demo Students > government"], "PROTEST"),
    ("Ghana agreed to help Togo.", ["AGREE Ghana > Togo"], "the promise is the event, not the help"),
    # ---- voice and form
    ("Ukraine was invaded by Russia.", ["ASSAULT Russia > Ukraine"], "passive with an agent"),
    ("Ukraine was given tanks by Sweden.", ["AID Sweden > Ukraine [tanks]"], "the receiver as subject of a passive"),
    ("The tanks supplied by Sweden reached Kyiv.", ["AID Sweden [The tanks]"], "participle behind its object"),
    ("The group that attacked Mosul fled.", ["ASSAULT group > Mosul"], "relative clause: subject"),
    ("The town that Russia shelled is empty.", ["ASSAULT:heavy-weapons Russia > town"], "relative clause: object"),
    (
        "Iran detained and deported the journalists.",
        ["COERCE:arrest Iran > journalists", "COERCE:deport Iran > journalists"],
        "conjoined",
    ),
    ("Moscow and Minsk signed a treaty.", ["SUPPORT Moscow Minsk"], "both act, nobody is acted on"),
    ("France, together with Italy, condemned the coup.", ["ACCUSE:disapprove France Italy > coup"], "together with"),
    (
        "Two soldiers killed in raid on Hebron.",
        ["ASSAULT > soldiers", "ASSAULT:heavy-weapons > Hebron"],
        "a headline without auxiliary",
    ),
    ("Serbia refused to meet Kosovo.", ["REJECT Serbia > Kosovo"], "refused, not met"),
    (
        "Spain is considering sending tanks to Ukraine.",
        ["AID Spain > Ukraine [tanks]"],
        "considered: the event is the embedded one",
    ),
    ("Cuba is seeking to form an alliance with Russia.", ["AGREE Cuba > Russia"], "sought: the event is the alliance"),
    (
        "Peru accused Chile of bombing Arica.",
        ["ACCUSE:disapprove Peru > Chile", "ASSAULT:heavy-weapons Chile > Arica"],
        "object control",
    ),
    ("Zambia continued to supply weapons to Malawi.", ["AID Zambia > Malawi [weapons]"], "raising"),
    # ---- nouns
    ("Russia's invasion of Ukraine shocked Europe.", ["ASSAULT Russia > Ukraine"], "possessor and of"),
    ("The invasion of Ukraine by Russia shocked Europe.", ["ASSAULT Russia > Ukraine"], "of and by"),
    ("Israeli air strikes on Gaza continued.", ["ASSAULT:heavy-weapons Israeli > Gaza"], "adjective as actor"),
    ("A partnership between Iran and Syria alarmed Jordan.", ["AGREE Iran Syria"], "between: mutual"),
    ("Putin's visit to Hanoi irked Washington.", ["CONSULT:visit Putin > Hanoi"], "visit"),
    ("Troop deployments to Kursk continued.", ["MOBILIZE:troops > Kursk [Troop]"], "what is deployed stands before the noun"),
    ("Kim's pledge of support for Moscow was noted.", ["SUPPORT Kim > Moscow"], "a pledge of support is support in words"),
    ("Minsk held talks with Warsaw.", ["CONSULT Minsk > Warsaw"], "light verb and noun are one"),
    ("Niger received aid from China.", ["AID China > Niger"], "reverse light verb"),
    ("Gunmen opened fire on the convoy.", ["ASSAULT:firearms Gunmen > convoy"], "idiom"),
    # ---- time and will
    ("Putin will visit Moscow.", ["AGREE Putin > Moscow"], "a cooperative act in the future (PLOVER: an intention)"),
    ("Hungary will not accept the refugees.", ["REJECT Hungary > refugees"], "refused for the future"),
    ("Syria said Israel must end the attacks.", ["REQUEST Syria > Israel"], "what others must do"),
    ("Austria is willing to mediate between Serbia and Kosovo.", ["AGREE Austria > Serbia Kosovo"], "willing"),
    # ---- must not match
    ("The earthquake killed thousands.", [], "no one attacks in an earthquake"),
    ("Doctors fight malaria in Chad.", [], "a figure of speech"),
    ("The trade war hurt farmers.", [], "no war"),
    ("The talks ended.", [], "nobody is named who talked"),
    ("The agreed limits remain.", [], "a participle that tells how things are"),
    ("The Iran-backed group vanished.", [], "X-backed is a quality"),
    ("The ministry of defence is in Ankara.", [], "no event at all"),
]
