/* attrib_lines.h - the cases of attrib_lines.c: trees as for tree_fixture.h, and the lines wanted. */
#ifndef HS_ATTRIB_LINES_H
#define HS_ATTRIB_LINES_H

static const struct { const char *name, *tree, *want; } cases[] = {
    { "cue before",
      "Marden NNP nsubj 2 P Marden\nsaid VBD root 0 - say\nthe DT det 4 - the\n"
      "harbour NN nsubj 6 - harbour\nwould MD aux 6 - would\nstay VB ccomp 2 - stay\n"
      "closed VBN xcomp 6 - close\n. . punct 2 - .\n",
      "Marden > said > the harbour would stay closed; future\n" },
    { "quotation before its cue",
      "\" `` punct 5 - \"\nThe DT det 3 - the\nharbour NN nsubj:pass 5 - harbour\n"
      "is VBZ aux:pass 5 - be\nclosed VBN ccomp 9 - close\n, , punct 5 - ,\n\" '' punct 5 - \"\n"
      "Marden NNP nsubj 9 P Marden\nsaid VBD root 0 - say\non IN case 11 - on\n"
      "Monday NNP obl 9 - Monday\n. . punct 9 - .\n",
      "Marden > said > \"The harbour is closed,\"; on 2031-05-12\n" },
    { "according to, after",
      "The DT det 2 - the\nharbour NN nsubj:pass 4 - harbour\nis VBZ aux:pass 4 - be\n"
      "closed VBN root 0 - close\n, , punct 10 - ,\naccording VBG case 10 - accord\n"
      "to IN fixed 6 - to\nthe DT det 10 - the\nport NN compound 10 - port\n"
      "authority NN obl 4 - authority\n. . punct 4 - .\n",
      "the port authority > according to > The harbour is closed; speaker port authority\n" },
    { "according to, before",
      "According VBG case 5 - accord\nto IN fixed 1 - to\nthe DT det 5 - the\n"
      "port NN compound 5 - port\nauthority NN obl 10 - authority\n, , punct 5 - ,\n"
      "the DT det 8 - the\nharbour NN nsubj:pass 10 - harbour\nis VBZ aux:pass 10 - be\n"
      "closed VBN root 0 - close\n. . punct 10 - .\n",
      "the port authority > According to > the harbour is closed; speaker port authority\n" },
    { "addressee of a clause",
      "Marden NNP nsubj 2 P Marden\ntold VBD root 0 - tell\nreporters NNS iobj 2 - reporter\n"
      "that IN mark 8 - that\nthe DT det 6 - the\nharbour NN nsubj:pass 8 - harbour\n"
      "was VBD aux:pass 8 - be\nclosed VBN ccomp 2 - close\n. . punct 2 - .\n",
      "Marden > told > that the harbour was closed; to reporters\n" },
    { "pronoun and addressee",
      "Ilse NNP nsubj 3 P Ilse\nMarden NNP flat 1 p Marden\nmet VBD root 0 - meet\n"
      "the DT det 5 - the\ncouncil NN obj 3 - council\n. . punct 3 - .\n\n"
      "\" `` punct 4 - \"\nIt PRP nsubj 4 - it\nwill MD aux 4 - will\nreopen VB ccomp 10 - reopen\n"
      "on IN case 6 - on\nFriday NNP obl 4 - Friday\n, , punct 4 - ,\n\" '' punct 4 - \"\n"
      "she PRP nsubj 10 - she\ntold VBD root 0 - tell\nthe DT det 12 - the\n"
      "council NN iobj 10 - council\n. . punct 10 - .\n",
      "she > told > \"It will reopen on Friday,\"; speaker Ilse Marden; to council; future\n" },
    { "three deep",
      "Marden NNP nsubj 2 P Marden\nsaid VBD root 0 - say\nthat IN mark 7 - that\n"
      "the DT det 5 - the\nmayor NN nsubj 7 - mayor\nhad VBD aux 7 - have\n"
      "told VBN ccomp 2 - tell\nher PRP iobj 7 - she\nthat IN mark 12 - that\nthe DT det 11 - the\n"
      "engineers NNS nsubj 12 - engineer\nbelieved VBD ccomp 7 - believe\nthe DT det 14 - the\n"
      "wall NN nsubj 16 - wall\nwas VBD cop 16 - be\nsafe JJ ccomp 12 - safe\n. . punct 2 - .\n",
      "Marden > said > that the mayor had told her that the engineers believed the wall was safe\n"
      "- the mayor > had told > that the engineers believed the wall was safe; to Marden\n"
      "- - the engineers > believed > the wall was safe; think\n" },
    { "denied",
      "The DT det 2 - the\nminister NN nsubj 3 - minister\ndenied VBD root 0 - deny\n"
      "that IN mark 7 - that\nhe PRP nsubj 7 - he\nhad VBD aux 7 - have\nmet VBN ccomp 3 - meet\n"
      "the DT det 9 - the\nrebels NNS obj 7 - rebel\n. . punct 3 - .\n",
      "The minister > denied > that he had met the rebels; deny\n" },
    { "declined",
      "The DT det 2 - the\nminister NN nsubj 3 - minister\ndeclined VBD root 0 - decline\n"
      "to TO mark 5 - to\nsay VB xcomp 3 - say\nwhether IN mark 9 - whether\nhe PRP nsubj 9 - he\n"
      "had VBD aux 9 - have\nmet VBN ccomp 5 - meet\nthe DT det 11 - the\n"
      "rebels NNS obj 9 - rebel\n. . punct 3 - .\n",
      "The minister > declined to say > whether he had met the rebels; not\n" },
    { "never said",
      "The DT det 2 - the\nminister NN nsubj 4 - minister\nnever RB advmod 4 - never\n"
      "said VBD root 0 - say\nthat IN mark 9 - that\nthe DT det 7 - the\n"
      "bridge NN nsubj 9 - bridge\nwas VBD cop 9 - be\nsafe JJ ccomp 4 - safe\n. . punct 4 - .\n",
      "The minister > never said > that the bridge was safe; not\n" },
    { "question",
      "Marden NNP nsubj 2 P Marden\nasked VBD root 0 - ask\nwhether IN mark 7 - whether\n"
      "the DT det 5 - the\nbridge NN nsubj 7 - bridge\nwas VBD cop 7 - be\nsafe JJ ccomp 2 - safe\n"
      ". . punct 2 - .\n",
      "Marden > asked > whether the bridge was safe; ask\n" },
    { "promise",
      "The DT det 2 - the\nunion NN nsubj 3 - union\npromised VBD root 0 - promise\n"
      "to TO mark 5 - to\nend VB xcomp 3 - end\nthe DT det 7 - the\nstrike NN obj 5 - strike\n"
      ". . punct 3 - .\n",
      "The union > promised > to end the strike; speaker union; promise\n" },
    { "condition",
      "The DT det 2 - the\nunion NN nsubj 3 - union\nthreatened VBD root 0 - threaten\n"
      "to TO mark 5 - to\nstrike VB xcomp 3 - strike\nif IN mark 9 - if\nthe DT det 8 - the\n"
      "talks NNS nsubj 9 - talk\nfailed VBD advcl 5 - fail\n. . punct 3 - .\n",
      "The union > threatened > to strike if the talks failed; speaker union; if if the talks "
      "failed; threaten; conditional\n" },
    { "appeal",
      "The DT det 2 - the\nmayor NN nsubj 3 - mayor\nurged VBD root 0 - urge\n"
      "residents NNS iobj 3 - resident\nto TO mark 6 - to\nstay VB xcomp 3 - stay\n"
      "at IN case 8 - at\nhome NN obl 6 - home\n. . punct 3 - .\n",
      "The mayor > urged > residents to stay at home; to residents; appeal\n" },
    { "called on",
      "The DT det 2 - the\nmayor NN nsubj 3 - mayor\ncalled VBD root 0 - call\non IN case 6 - on\n"
      "the DT det 6 - the\narmy NN obl 3 - army\nto TO mark 8 - to\nleave VB advcl 3 - leave\n"
      "the DT det 10 - the\ntown NN obj 8 - town\n. . punct 3 - .\n",
      "The mayor > called on > the army to leave the town; to army; demand\n" },
    { "rejected a thing",
      "The DT det 2 - the\ncompany NN nsubj 3 - company\nrejected VBD root 0 - reject\n"
      "the DT det 5 - the\noffer NN obj 3 - offer\n. . punct 3 - .\n",
      "The company > rejected > the offer; speaker company; reject\n" },
    { "noun with its author",
      "The DT det 2 - the\nclaim NN nsubj 11 - claim\nby IN case 5 - by\nthe DT det 5 - the\n"
      "army NN nmod 2 - army\nthat IN mark 10 - that\nthe DT det 8 - the\ntown NN nsubj 10 - town\n"
      "had VBD aux 10 - have\nfallen VBN acl 2 - fall\nangered VBN root 0 - anger\n"
      "the DT det 13 - the\nmayor NN obj 11 - mayor\n. . punct 11 - .\n",
      "the army > claim > that the town had fallen; speaker army\n" },
    { "statement carried by a verb",
      "Marden NNP nsubj 2 P Marden\nissued VBD root 0 - issue\na DT det 4 - a\n"
      "statement NN obj 2 - statement\nsaying VBG acl 4 - say\nthat IN mark 10 - that\n"
      "the DT det 8 - the\nharbour NN nsubj:pass 10 - harbour\nwas VBD aux:pass 10 - be\n"
      "closed VBN ccomp 5 - close\n. . punct 2 - .\n",
      "Marden > issued a statement saying > that the harbour was closed\n" },
    { "told an agency, and went on",
      "\" `` punct 5 - \"\nWe PRP nsubj 5 - we\nwill MD aux 5 - will\nnot RB advmod 5 - not\n"
      "pay VB ccomp 9 - pay\n, , punct 5 - ,\n\" '' punct 5 - \"\nMarden NNP nsubj 9 P Marden\n"
      "told VBD root 0 - tell\nReuters NNP iobj 9 O Reuters\n. . punct 9 - .\n\n"
      "She PRP nsubj 2 - she\nsaid VBD root 0 - say\nthat IN mark 7 - that\nthe DT det 5 - the\n"
      "debt NN nsubj 7 - debt\nwas VBD cop 7 - be\nunfair JJ ccomp 2 - unfair\n. . punct 2 - .\n",
      "Marden > told > \"We will not pay,\"; to Reuters; via Reuters; future\n"
      "She > said > that the debt was unfair; speaker Marden; via Reuters\n" },
    { "venue and date",
      "Marden NNP nsubj 2 P Marden\nsaid VBD root 0 - say\nat IN case 6 - at\na DT det 6 - a\n"
      "press NN compound 6 - press\nconference NN obl 2 - conference\nin IN case 8 - in\n"
      "Dorn NNP nmod 6 L Dorn\non IN case 10 - on\nTuesday NNP obl 2 - Tuesday\n"
      "that IN mark 15 - that\nthe DT det 13 - the\nharbour NN nsubj:pass 15 - harbour\n"
      "was VBD aux:pass 15 - be\nclosed VBN ccomp 2 - close\n. . punct 2 - .\n",
      "Marden > said > that the harbour was closed; on 2031-05-13; at at a press conference in "
      "Dorn\n" },
    { "fronted date",
      "On IN case 2 - on\nTuesday NNP obl 5 - Tuesday\n, , punct 2 - ,\n"
      "Marden NNP nsubj 5 P Marden\nsaid VBD root 0 - say\nthat IN mark 10 - that\n"
      "the DT det 8 - the\nharbour NN nsubj:pass 10 - harbour\nwas VBD aux:pass 10 - be\n"
      "closed VBN ccomp 5 - close\n. . punct 5 - .\n",
      "Marden > said > that the harbour was closed; on 2031-05-13\n" },
    { "date carried over",
      "Ilse NNP nsubj 3 P Ilse\nMarden NNP flat 1 p Marden\nsaid VBD root 0 - say\n"
      "on IN case 5 - on\nTuesday NNP obl 3 - Tuesday\nthat IN mark 10 - that\nthe DT det 8 - the\n"
      "harbour NN nsubj:pass 10 - harbour\nwas VBD aux:pass 10 - be\nclosed VBN ccomp 3 - close\n"
      ". . punct 3 - .\n\n"
      "She PRP nsubj 2 - she\nadded VBD root 0 - add\nthat IN mark 7 - that\nthe DT det 5 - the\n"
      "pier NN nsubj 7 - pier\nwas VBD cop 7 - be\nsafe JJ ccomp 2 - safe\n. . punct 2 - .\n",
      "Ilse Marden > said > that the harbour was closed; on 2031-05-13\n"
      "She > added > that the pier was safe; speaker Ilse Marden; on 2031-05-13\n" },
    { "orphan quotation",
      "\" `` punct 5 - \"\nThe DT det 3 - the\nharbour NN nsubj:pass 5 - harbour\n"
      "is VBZ aux:pass 5 - be\nclosed VBN root 0 - close\n. . punct 5 - .\n\n"
      "Nobody NN nsubj 3 - nobody\nmay MD aux 3 - may\nenter VB root 0 - enter\nit PRP obj 3 - it\n"
      "before IN case 7 - before\nthe DT det 7 - the\nspring NN obl 3 - spring\n. . punct 3 - .\n"
      "\" '' punct 3 - \"\n",
      " >  > \"The harbour is closed. Nobody may enter it before the spring.\"\n" },
    { "scare quotes",
      "The DT det 5 - the\n\" `` punct 3 - \"\nquiet JJ amod 5 - quiet\n\" '' punct 3 - \"\n"
      "harbour NN nsubj:pass 7 - harbour\nwas VBD aux:pass 7 - be\nclosed VBN root 0 - close\n"
      "on IN case 9 - on\nMonday NNP obl 7 - Monday\n. . punct 7 - .\n",
      "" },
    { "condition inside the content",
      "He PRP nsubj 2 - he\nsaid VBD root 0 - say\nthe DT det 4 - the\n"
      "delegation NN nsubj 6 - delegation\nwould MD aux 6 - would\ncome VB ccomp 2 - come\n"
      "only RB advmod 12 - only\nif IN mark 12 - if\nthe DT det 10 - the\n"
      "border NN nsubj 12 - border\nwas VBD cop 12 - be\nopen JJ advcl 6 - open\n. . punct 2 - .\n",
      "He > said > the delegation would come only if the border was open; if only if the border was "
      "open; conditional\n" },
    { "dismissed as",
      "The DT det 2 - the\nmayor NN nsubj 3 - mayor\ndismissed VBD root 0 - dismiss\n"
      "the DT det 5 - the\nreport NN obj 3 - report\nas IN case 7 - as\n"
      "nonsense NN obl 3 - nonsense\n. . punct 3 - .\n",
      "The mayor > dismissed > the report as nonsense; reject\n" },
    { "plain action",
      "The DT det 2 - the\ndelegation NN nsubj 3 - delegation\nleft VBD root 0 - leave\n"
      "the DT det 5 - the\ntown NN obj 3 - town\non IN case 7 - on\nMonday NNP obl 3 - Monday\n"
      ". . punct 3 - .\n",
      "" },
    { "belief",
      "Officials NNS nsubj 2 - official\nbelieve VBP root 0 - believe\nthat IN mark 7 - that\n"
      "the DT det 5 - the\ndam NN nsubj 7 - dam\nwill MD aux 7 - will\nhold VB ccomp 2 - hold\n"
      ". . punct 2 - .\n",
      "Officials > believe > that the dam will hold; think; future\n" },
    { "mixed",
      "The DT det 2 - the\nmayor NN nsubj 3 - mayor\nsaid VBD root 0 - say\nit PRP nsubj 9 - it\n"
      "was VBD cop 9 - be\n\" `` punct 9 - \"\na DT det 9 - a\nsad JJ amod 9 - sad\n"
      "day NN ccomp 3 - day\n\" '' punct 9 - \"\nfor IN case 13 - for\nthe DT det 13 - the\n"
      "town NN nmod 9 - town\n. . punct 3 - .\n",
      "The mayor > said > it was \"a sad day\" for the town\n" },
    { "two clauses",
      "The DT det 2 - the\nminister NN nsubj 3 - minister\nsaid VBD root 0 - say\n"
      "that IN mark 8 - that\nthe DT det 6 - the\nplan NN nsubj 8 - plan\nwas VBD cop 8 - be\n"
      "dead JJ ccomp 3 - dead\nand CC cc 14 - and\nthat IN mark 14 - that\nthe DT det 12 - the\n"
      "talks NNS nsubj 14 - talk\nwere VBD cop 14 - be\nover RB conj 8 - over\n. . punct 3 - .\n",
      "The minister > said > that the plan was dead and that the talks were over\n" },
    { "manner of speaking",
      "\" `` punct 2 - \"\nLeave VB ccomp 7 - leave\n, , punct 2 - ,\n\" '' punct 2 - \"\n"
      "the DT det 6 - the\ncaptain NN nsubj 7 - captain\nshouted VBD root 0 - shout\n"
      ". . punct 7 - .\n",
      "the captain > shouted > \"Leave,\"\n" },
    { "reply to a question",
      "Asked VBD advcl 9 - ask\nwhether IN mark 6 - whether\nthe DT det 4 - the\n"
      "bridge NN nsubj 6 - bridge\nwas VBD cop 6 - be\nsafe JJ ccomp 1 - safe\n, , punct 1 - ,\n"
      "Marden NNP nsubj 9 P Marden\nsaid VBD root 0 - say\nit PRP nsubj 11 - it\n"
      "was VBD ccomp 9 - be\n. . punct 9 - .\n",
      " > Asked > whether the bridge was safe; to Marden; ask\n"
      "Marden > said > it was\n" },
    { "praise",
      "The DT det 2 - the\nmayor NN nsubj 3 - mayor\nthanked VBD root 0 - thank\n"
      "the DT det 5 - the\nnurses NNS obj 3 - nurse\nfor IN case 8 - for\n"
      "their PRP$ nmod:poss 8 - their\npatience NN obl 3 - patience\n. . punct 3 - .\n",
      "The mayor > thanked > the nurses for their patience; praise\n" },
    { "want",
      "Marden NNP nsubj 2 P Marden\nwants VBZ root 0 - want\nthe DT det 4 - the\n"
      "council NN obj 2 - council\nto TO mark 6 - to\nlower VB xcomp 2 - lower\n"
      "the DT det 8 - the\ntoll NN obj 6 - toll\n. . punct 2 - .\n",
      "Marden > wants > the council to lower the toll; want\n" },
    { "warned whom",
      "The DT det 2 - the\nmayor NN nsubj 3 - mayor\nwarned VBD root 0 - warn\n"
      "residents NNS iobj 3 - resident\nthat IN mark 9 - that\nthe DT det 7 - the\n"
      "river NN nsubj 9 - river\nwas VBD aux 9 - be\nrising VBG acl:relcl 4 - rise\n"
      ". . punct 3 - .\n",
      "The mayor > warned > that the river was rising; to residents; threaten\n" },
    { "agency as source",
      "Reuters NNP nsubj 2 O Reuters\nreported VBD root 0 - report\nthat IN mark 7 - that\n"
      "the DT det 5 - the\nminister NN nsubj 7 - minister\nhad VBD aux 7 - have\n"
      "resigned VBN ccomp 2 - resign\n. . punct 2 - .\n",
      "Reuters > reported > that the minister had resigned\n" },
    { "cue inside",
      "\" `` punct 3 - \"\nThe DT det 3 - the\nharbour NN ccomp 7 - harbour\n, , punct 3 - ,\n"
      "\" '' punct 3 - \"\nMarden NNP nsubj 7 P Marden\nsaid VBD root 0 - say\n, , punct 3 - ,\n"
      "\" '' punct 3 - \"\nis VBZ aux:pass 11 - be\nclosed VBN ccomp 7 - close\n. . punct 11 - .\n"
      "\" '' punct 11 - \"\n",
      "Marden > said > \"The harbour,\" ... \"is closed.\"\n" },
    { "passive with its agent",
      "The DT det 2 - the\nplan NN nsubj:pass 4 - plan\nwas VBD aux:pass 4 - be\n"
      "rejected VBN root 0 - reject\nby IN case 7 - by\nthe DT det 7 - the\n"
      "council NN obl:agent 4 - council\n. . punct 4 - .\n",
      "the council > was rejected > The plan; speaker council; reject\n" },
    { "told the paper",
      "Marden NNP nsubj 2 P Marden\ntold VBD root 0 - tell\nthe DT det 5 - the\n"
      "newspaper NN compound 5 - newspaper\nLisk NNP compound 6 O Lisk\n"
      "Courier NNP iobj 2 o Courier\nthat IN mark 11 - that\nthe DT det 9 - the\n"
      "harbour NN nsubj:pass 11 - harbour\nwas VBD aux:pass 11 - be\nclosed VBN ccomp 2 - close\n"
      ". . punct 2 - .\n",
      "Marden > told > that the harbour was closed; to Lisk Courier; via Lisk Courier\n" },
    { "paper reports what an official said",
      "The DT det 4 - the\nnewspaper NN nmod:desc 3 - newspaper\nLisk NNP compound 4 O Lisk\n"
      "Courier NNP nsubj 5 o Courier\nreported VBD root 0 - report\nthat IN mark 9 - that\n"
      "Marden NNP nsubj 9 P Marden\nhad VBD aux 9 - have\ntold VBN ccomp 5 - tell\n"
      "the DT det 11 - the\ncouncil NN iobj 9 - council\nthat IN mark 16 - that\n"
      "the DT det 14 - the\nharbour NN nsubj:pass 16 - harbour\nwas VBD aux:pass 16 - be\n"
      "closed VBN acl:relcl 11 - close\n. . punct 5 - .\n",
      "The newspaper Lisk Courier > reported > that Marden had told the council that the harbour "
      "was closed; speaker Lisk Courier\n"
      "- Marden > had told > that the harbour was closed; to council; via Lisk Courier\n" },
    { "interview",
      "In IN case 3 - in\nan DT det 3 - a\ninterview NN obl 11 - interview\nwith IN case 7 - with\n"
      "the DT det 7 - the\nnewspaper NN compound 7 - newspaper\nLisk NNP nmod 3 O Lisk\n"
      "Courier NNP flat 7 o Courier\n, , punct 3 - ,\nMarden NNP nsubj 11 P Marden\n"
      "said VBD root 0 - say\nthe DT det 13 - the\nharbour NN nsubj:pass 15 - harbour\n"
      "was VBD aux:pass 15 - be\nclosed VBN ccomp 11 - close\n. . punct 11 - .\n",
      "Marden > said > the harbour was closed; via Lisk Courier; at In an interview with the "
      "newspaper Lisk Courier\n" },
    { "quoted as saying",
      "Marden NNP nsubj:pass 3 P Marden\nwas VBD aux:pass 3 - be\nquoted VBN root 0 - quote\n"
      "as IN mark 5 - as\nsaying VBG advcl 3 - say\nthat IN mark 10 - that\nthe DT det 8 - the\n"
      "harbour NN nsubj:pass 10 - harbour\nwas VBD aux:pass 10 - be\nclosed VBN ccomp 5 - close\n"
      ". . punct 3 - .\n",
      "Marden > was quoted as saying > that the harbour was closed\n" },
    { "was told",
      "Marden NNP nsubj:pass 3 P Marden\nwas VBD aux:pass 3 - be\ntold VBN root 0 - tell\n"
      "that IN mark 8 - that\nthe DT det 6 - the\nharbour NN nsubj:pass 8 - harbour\n"
      "was VBD aux:pass 8 - be\nclosed VBN ccomp 3 - close\n. . punct 3 - .\n",
      " > was told > that the harbour was closed; to Marden\n" },
    { "refused",
      "The DT det 2 - the\narmy NN nsubj 3 - army\nrefused VBD root 0 - refuse\nto TO mark 5 - to\n"
      "leave VB xcomp 3 - leave\nthe DT det 7 - the\ntown NN obj 5 - town\n. . punct 3 - .\n",
      "The army > refused > to leave the town; speaker army; decline; not\n" },
    { "did not say",
      "The DT det 2 - the\narmy NN nsubj 5 - army\ndid VBD aux 5 - do\nnot RB advmod 5 - not\n"
      "say VB root 0 - say\nwhen WRB advmod 10 - when\nthe DT det 8 - the\n"
      "town NN nsubj 10 - town\nwould MD aux 10 - would\nfall VB advcl 5 - fall\n. . punct 5 - .\n",
      "The army > did not say > when the town would fall; speaker army; future; not\n" },
    { "accused of",
      "The DT det 2 - the\nmayor NN nsubj 3 - mayor\naccused VBD root 0 - accuse\n"
      "the DT det 5 - the\narmy NN obj 3 - army\nof IN mark 7 - of\nshelling VBG acl 5 - shell\n"
      "the DT det 9 - the\ntown NN obj 7 - town\n. . punct 3 - .\n",
      "The mayor > accused > the army of shelling the town; accuse\n" },
    { "colon",
      "Marden NNP nsubj 3 P Marden\nwas VBD cop 3 - be\nclear JJ root 0 - clear\n: : punct 7 - :\n"
      "\" `` punct 7 - \"\nNobody NN nsubj 7 - nobody\nleaves VBZ parataxis 3 - leave\n"
      "the DT det 9 - the\nharbour NN obj 7 - harbour\n. . punct 7 - .\n\" '' punct 7 - \"\n",
      "Marden > was clear > \"Nobody leaves the harbour.\"\n" },
    { "he and his statement's noun",
      "His PRP$ nmod:poss 2 - his\nclaim NN nsubj 8 - claim\nthat IN mark 7 - that\n"
      "the DT det 5 - the\nwall NN nsubj 7 - wall\nwas VBD cop 7 - be\nsafe JJ acl 2 - safe\n"
      "angered VBN root 0 - anger\nthe DT det 10 - the\nmayor NN obj 8 - mayor\n. . punct 8 - .\n",
      "His > claim > that the wall was safe\n" },
    { "dates inside the content do not count",
      "Marden NNP nsubj 2 P Marden\nsaid VBD root 0 - say\nthat IN mark 7 - that\n"
      "the DT det 5 - the\nharbour NN nsubj 7 - harbour\nhad VBD aux 7 - have\n"
      "closed VBN ccomp 2 - close\non IN case 9 - on\nMonday NNP obl 7 - Monday\n. . punct 2 - .\n",
      "Marden > said > that the harbour had closed on Monday\n" },
    { "another speaker does not inherit the date",
      "Marden NNP nsubj 2 P Marden\nsaid VBD root 0 - say\non IN case 4 - on\n"
      "Tuesday NNP obl 2 - Tuesday\nthat IN mark 9 - that\nthe DT det 7 - the\n"
      "harbour NN nsubj:pass 9 - harbour\nwas VBD aux:pass 9 - be\nclosed VBN ccomp 2 - close\n"
      ". . punct 2 - .\n\n"
      "The DT det 2 - the\nmayor NN nsubj 3 - mayor\nsaid VBD root 0 - say\nthat IN mark 8 - that\n"
      "the DT det 6 - the\npier NN nsubj 8 - pier\nwas VBD cop 8 - be\nsafe JJ ccomp 3 - safe\n"
      ". . punct 3 - .\n",
      "Marden > said > that the harbour was closed; on 2031-05-13\n"
      "The mayor > said > that the pier was safe\n" },
    { "conjunct cue",
      "Marden NNP nsubj 2 P Marden\nsaid VBD root 0 - say\nthat IN mark 7 - that\n"
      "the DT det 5 - the\nharbour NN nsubj:pass 7 - harbour\nwas VBD aux:pass 7 - be\n"
      "closed VBN ccomp 2 - close\nand CC cc 9 - and\nadded VBD conj 7 - add\n"
      "that IN mark 14 - that\nthe DT det 12 - the\npier NN nsubj 14 - pier\nwas VBD cop 14 - be\n"
      "safe JJ ccomp 9 - safe\n. . punct 2 - .\n",
      "Marden > said > that the harbour was closed\n"
      "Marden > added > that the pier was safe\n" },
    { "asked, without whoever asks",
      "Asked VBD advcl 9 - ask\nwhether IN mark 6 - whether\nthe DT det 4 - the\n"
      "wall NN nsubj 6 - wall\nwas VBD cop 6 - be\nsafe JJ ccomp 1 - safe\n, , punct 1 - ,\n"
      "Marden NNP nsubj 9 P Marden\nsaid VBD root 0 - say\nit PRP nsubj 11 - it\n"
      "was VBD ccomp 9 - be\n. . punct 9 - .\n",
      " > Asked > whether the wall was safe; to Marden; ask\n"
      "Marden > said > it was\n" },
    { "according to closes what another says",
      "Marden NNP nsubj 2 P Marden\nsaid VBD root 0 - say\nthat IN mark 7 - that\n"
      "the DT det 5 - the\nharbour NN nsubj:pass 7 - harbour\nwas VBD aux:pass 7 - be\n"
      "closed VBN ccomp 2 - close\n, , punct 14 - ,\naccording VBG case 14 - accord\n"
      "to IN fixed 9 - to\nthe DT det 14 - the\nnewspaper NN compound 14 - newspaper\n"
      "Lisk NNP compound 14 O Lisk\nCourier NNP obl 7 o Courier\n. . punct 2 - .\n",
      "the newspaper Lisk Courier > according to > Marden said that the harbour was closed; speaker "
      "Lisk Courier\n"
      "- Marden > said > that the harbour was closed; via Lisk Courier\n" },
    { "seen by a medium",
      "A DT det 2 - a\ndraft NN nsubj 6 - draft\nseen VBN acl 2 - see\nby IN case 5 - by\n"
      "Reuters NNP obl:agent 3 O Reuters\nsays VBZ root 0 - say\nthat IN mark 11 - that\n"
      "the DT det 9 - the\nbridge NN nsubj 11 - bridge\nis VBZ cop 11 - be\n"
      "safe JJ ccomp 6 - safe\n. . punct 6 - .\n",
      "A draft seen by Reuters > says > that the bridge is safe; via Reuters\n" },
    { "a clause read as relative clause",
      "It PRP nsubj:pass 3 - it\nwas VBD aux:pass 3 - be\nreported VBN root 0 - report\n"
      "on IN case 5 - on\nWednesday NNP obl 3 - Wednesday\non IN case 9 - on\nthe DT det 9 - the\n"
      "Reuters NNP compound 9 O Reuters\nwebsite NN obl 3 - website\nthat WDT obj 14 - that\n"
      "the DT det 12 - the\nminister NN nsubj 14 - minister\nhad VBD aux 14 - have\n"
      "resigned VBN acl:relcl 9 - resign\n. . punct 3 - .\n",
      "the Reuters website > was reported > that the minister had resigned; speaker Reuters; on "
      "2031-05-14\n" },
    { "letter to somebody",
      "Marden NNP nsubj 2 P Marden\nsaid VBD root 0 - say\nin IN case 5 - in\na DT det 5 - a\n"
      "letter NN obl 2 - letter\nto IN case 8 - to\nthe DT det 8 - the\n"
      "council NN nmod 5 - council\nthat IN mark 13 - that\nthe DT det 11 - the\n"
      "wall NN nsubj 13 - wall\nwas VBD cop 13 - be\nsafe JJ acl:relcl 8 - safe\n. . punct 2 - .\n",
      "Marden > said > that the wall was safe; to council; at in a letter to the council\n" },
    { "replied to whoever asked",
      "The DT det 2 - the\nmayor NN nsubj 3 - mayor\nasked VBD root 0 - ask\n"
      "Marden NNP iobj 3 P Marden\nwhether IN mark 9 - whether\nthe DT det 7 - the\n"
      "wall NN nsubj 9 - wall\nwas VBD cop 9 - be\nsafe JJ ccomp 3 - safe\n. . punct 3 - .\n\n"
      "Marden NNP nsubj 2 P Marden\nreplied VBD root 0 - reply\nthat IN mark 7 - that\n"
      "the DT det 5 - the\nsurvey NN nsubj 7 - survey\nwas VBD cop 7 - be\nlate JJ ccomp 2 - late\n"
      ". . punct 2 - .\n",
      "The mayor > asked > whether the wall was safe; to Marden; ask\n"
      "Marden > replied > that the survey was late; to The mayor\n" },
    { "paper with its day",
      "A DT det 2 - a\nmemo NN nsubj 6 - memo\ndated VBN acl 2 - date\n"
      "March NNP nmod:unmarked 5 - March\n3 CD xcomp 3 - 3\nsays VBZ root 0 - say\n"
      "that IN mark 11 - that\nthe DT det 9 - the\nwall NN nsubj 11 - wall\nis VBZ cop 11 - be\n"
      "safe JJ ccomp 6 - safe\n. . punct 6 - .\n",
      "A memo dated March 3 > says > that the wall is safe; on 2031-03-03\n" },
    { "asked for by the passive",
      "The DT det 2 - the\narmy NN nsubj:pass 4 - army\nwas VBD aux:pass 4 - be\n"
      "urged VBN root 0 - urge\nto TO mark 6 - to\nleave VB xcomp 4 - leave\nthe DT det 8 - the\n"
      "town NN obj 6 - town\n. . punct 4 - .\n",
      " > was urged > The army ... to leave the town; to army; appeal\n" },
    { "spoke to a medium",
      "Ilse NNP nsubj 3 P Ilse\nMarden NNP flat 1 p Marden\nspoke VBD root 0 - speak\n"
      "to IN case 5 - to\nReuters NNP obl 3 O Reuters\non IN case 7 - on\n"
      "Tuesday NNP obl 3 - Tuesday\n. . punct 3 - .\n\n"
      "She PRP nsubj 2 - she\nsaid VBD root 0 - say\nthat IN mark 7 - that\nthe DT det 5 - the\n"
      "harbour NN nsubj:pass 7 - harbour\nwas VBD aux:pass 7 - be\nclosed VBN ccomp 2 - close\n"
      ". . punct 2 - .\n",
      "She > said > that the harbour was closed; speaker Ilse Marden; via Reuters\n" },
    { "citing a paper",
      "Reuters NNP nsubj 2 O Reuters\nreported VBD root 0 - report\n, , punct 4 - ,\n"
      "citing VBG advcl 2 - cite\na DT det 6 - a\nmemo NN obj 4 - memo\n, , punct 4 - ,\n"
      "that IN mark 11 - that\nMarden NNP nsubj 11 P Marden\nhad VBD aux 11 - have\n"
      "said VBN ccomp 2 - say\nthat IN mark 14 - that\nrain NN nsubj 14 - rain\n"
      "fell VBD ccomp 11 - fall\n. . punct 2 - .\n",
      "Reuters > reported > that Marden had said that rain fell\n"
      "- a memo > citing > that Marden had said that rain fell; via Reuters\n"
      "- - Marden > had said > that rain fell; via Reuters\n" },
    { "citing what says nothing",
      "Marden NNP nsubj 2 P Marden\nleft VBD root 0 - leave\n, , punct 4 - ,\nciting VBG advcl 2 - cite\n"
      "the DT det 6 - the\nmemo NN obj 4 - memo\n. . punct 2 - .\n",
      "Marden > citing > the memo\n" },
    { "quoted as saying",
      "Marden NNP nsubj 2 P Marden\nquoted VBD root 0 - quote\na DT det 4 - a\nminister NN obj 2 - minister\n"
      "as IN mark 6 - as\nsaying VBG advcl 2 - say\nthat IN mark 9 - that\nrain NN nsubj 9 - rain\n"
      "fell VBD ccomp 6 - fall\n. . punct 2 - .\n",
      "Marden > quoted > a minister as saying that rain fell\n"
      "- a minister > saying > that rain fell\n" },
    { "a report denied",
      "Marden NNP nsubj 2 P Marden\ndenied VBD root 0 - deny\na DT det 4 - a\nclaim NN obj 2 - claim\n"
      "in IN case 6 - in\nReuters NNP nmod 4 O Reuters\nthat IN mark 9 - that\nrain NN nsubj 9 - rain\n"
      "fell VBD ccomp 4 - fall\n. . punct 2 - .\n",
      "Marden > denied > a claim in Reuters that rain fell; deny\n"
      "- Reuters > claim > that rain fell; not\n" },
    { "according to, and a subject taken for an apposition",
      "According VBG case 3 - accord\nto IN fixed 1 - to\nReuters NNP obl 6 O Reuters\n, , punct 5 - ,\n"
      "Marden NNP appos 3 P Marden\nsaid VBD root 0 - say\nthat IN mark 9 - that\nrain NN nsubj 9 - rain\n"
      "fell VBD ccomp 6 - fall\n. . punct 6 - .\n",
      "Reuters > According to > Marden said that rain fell\n"
      "- Marden > said > that rain fell; via Reuters\n" },
    { "only points back, inside",
      "\" `` punct 3 - \"\nThey PRP nsubj 3 - they\nmentioned VBD ccomp 7 - mention\n"
      "it PRP obj 3 - it\n, , punct 3 - ,\n"
      "\" '' punct 3 - \"\nsaid VBD root 0 - say\nMarden NNP nsubj 7 P Marden\n. . punct 7 - .\n",
      "Marden > said > \"They mentioned it,\"\n" },
    { "denied inside",
      "\" `` punct 5 - \"\nThey PRP nsubj 5 - they\ndid VBD aux 5 - do\nnot RB advmod 5 - not\n"
      "mention VB ccomp 9 - mention\n"
      "it PRP obj 5 - it\n, , punct 5 - ,\n\" '' punct 5 - \"\nsaid VBD root 0 - say\n"
      "Marden NNP nsubj 9 P Marden\n"
      ". . punct 9 - .\n",
      "Marden > said > \"They did not mention it,\"\n- They > did not mention > it; not\n" },
    { "speaking to somebody",
      "Speaking VBG advcl 6 - speak\nto IN case 3 - to\nreporters NNS obl 1 - reporter\n, , punct 6 - ,\n"
      "Marden NNP nsubj 6 P Marden\nsaid VBD root 0 - say\nthat IN mark 9 - that\n"
      "rain NN nsubj 9 - rain\nfell VBD ccomp 6 - fall\n. . punct 6 - .\n",
      "Marden > said > that rain fell; to reporters\n" },
    { "who speaks to somebody",
      "Marden NNP nsubj 7 P Marden\n, , punct 3 - ,\nspeaking VBG acl 1 - speak\nto IN case 5 - to\n"
      "reporters NNS obl 3 - reporter\n, , punct 3 - ,\nsaid VBD root 0 - say\nthat IN mark 10 - that\n"
      "rain NN nsubj 10 - rain\nfell VBD ccomp 7 - fall\n. . punct 7 - .\n",
      "Marden, speaking to reporters, > said > that rain fell; speaker Marden; to reporters\n" },
    { "a paper to somebody",
      "A DT det 2 - a\nmemo NN nsubj 5 - memo\nto IN case 4 - to\nreporters NNS nmod 2 - reporter\n"
      "says VBZ root 0 - say\nthat IN mark 8 - that\nrain NN nsubj 8 - rain\nfell VBD ccomp 5 - fall\n"
      ". . punct 5 - .\n",
      "A memo to reporters > says > that rain fell; to reporters\n" },
    { "asked, behind a name",
      "Marden NNP nsubj 8 P Marden\n, , punct 3 - ,\nasked VBN acl 1 - ask\nif IN mark 6 - if\n"
      "rain NN nsubj 6 - rain\n"
      "fell VBD ccomp 3 - fall\n, , punct 3 - ,\nsaid VBD root 0 - say\nthat IN mark 11 - that\n"
      "rain NN nsubj 11 - rain\n"
      "fell VBD ccomp 8 - fall\n. . punct 8 - .\n",
      " > asked > if rain fell; to Marden; ask\n"
      "Marden, asked if rain fell, > said > that rain fell; speaker Marden\n" },
    { "what follows an infinitive",
      "Marden NNP nsubj 2 P Marden\npromised VBD root 0 - promise\nto TO mark 4 - to\nleave VB xcomp 2 - leave\n"
      "after IN case 7 - after\nthe DT det 7 - the\nrain NN obl 2 - rain\n. . punct 2 - .\n",
      "Marden > promised > to leave after the rain; promise\n" },
    { "a reporter named apart from the noun",
      "Reuters NNP nsubj 2 O Reuters\nsent VBD root 0 - send\nits PRP$ nmod:poss 6 - its\n"
      "“ `` punct 6 - “\nsenior JJ amod 6 - senior\nreporter NN obj 2 - reporter\n"
      "” '' punct 6 - ”\nIlse NNP obj 2 P Ilse\nMarden NNP flat 8 p Marden\n. . punct 2 - .\n\n"
      "Marden NNP nsubj 2 P Marden\nsaid VBD root 0 - say\nthat IN mark 5 - that\nrain NN nsubj 5 - rain\n"
      "fell VBD ccomp 2 - fall\n. . punct 2 - .\n",
      "Marden > said > that rain fell; speaker Ilse Marden; via Reuters\n" },
    { "a stop hung on the clause before the cue",
      "Rain NN nsubj 2 - rain\nfell VBD ccomp 5 - fall\n, , punct 2 - ,\nMarden NNP nsubj 5 P Marden\n"
      "said VBD root 0 - say\nof IN case 7 - of\nit PRP obl 5 - it\n. . punct 2 - .\n",
      "Marden > said > Rain fell\n" },
};

#endif
