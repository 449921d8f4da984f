"""What a word may be in a noun phrase, as bits: one word may be several things.

Plain integers, since every word of every text is asked several times.
"""

NOUN = 1 << 0
ADJECTIVE = 1 << 1
NAME = 1 << 2  # of a person, a place, a house: what the lists of names have, or the lexicon lacks
GIVEN = 1 << 3  # a first name
END = 1 << 4  # no part of a tag: particles, verbs, numbers, times, words with a pronoun
EITHER = 1 << 5  # a verb or a noun: the word before it decides
DEFINITE = 1 << 6  # with the article
JOINED = 1 << 7  # a conjunction or preposition is written onto its front
LINK = 1 << 8  # stands within names: بن، عبد، أبو
LIGHT = 1 << 9  # opens no tag
ALONE = 1 << 10  # is no tag by itself
LOOSE = 1 << 11  # an adjective that closes no tag
PREPOSITION = 1 << 12  # a noun follows
HOUSE = 1 << 13  # head of the name of an institution: وزارة، منظمة
AND = 1 << 14  # «و» is written onto its front
FOR = 1 << 15  # «ل» is written onto its front
PLACE = 1 << 16
ROLE = 1 << 17  # who somebody is: وزير، رئيس
PAIRED = 1 << 18  # its name often joins two things: وزارة الكهرباء والماء
EMPTY = 1 << 19  # opens no tag, with the article neither
REGAL = 1 << 20  # الملك، الأمير: before a name
VERBAL = 1 << 21  # a verb where a clause begins
OWN_HA = 1 << 22  # ends in a «ه» that is its own
PROPER = 1 << 23  # an adjective that belongs to the name of a place
OPEN = 1 << 24  # an adjective of institutions that are told by what follows
COMMON = 1 << 25  # a given name that is also another word: عيد، صباح، سلام
RARE = 1 << 26  # news has it so seldom that behind a name it is a part of that name
FOREIGN = 1 << 27  # in another script
