/* Texts inside the program: schema.sql, and the word lists of data/ by which the ledger tells
 * namesakes apart and compares sayings (lists.h). Each ends with a NUL. */
    .section .rodata
    .macro text name, file
    .global \name
    .hidden \name
\name:
    .incbin "\file"
    .byte 0
    .endm
    text hs_schema_sql, "schema.sql"
    text hs_list_roles, "roles.txt"
    text hs_list_titles, "titles.txt"
    text hs_list_demonyms, "demonyms.txt"
    text hs_list_nameparts, "nameparts.txt"
    text hs_list_light, "light.txt"
    .section .note.GNU-stack, "", %progbits
