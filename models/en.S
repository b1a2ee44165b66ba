/* The packed English model inside the program: read-only, page by page on demand. */
    .section .rodata
    .balign 64
    .global hs_model_en_begin
    .hidden hs_model_en_begin
hs_model_en_begin:
    .incbin HS_MODEL_FILE
    .global hs_model_en_end
    .hidden hs_model_en_end
hs_model_en_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
