/* The text of schema.sql inside the program. */
    .section .rodata
    .global hs_schema_sql
    .hidden hs_schema_sql
hs_schema_sql:
    .incbin HS_SCHEMA_FILE
    .byte 0
    .section .note.GNU-stack, "", %progbits
