/* The page, as web/ builds it, inside the program: read-only. */
    .section .rodata
.macro asset name, file
    .global hs_asset_\name\()_begin
    .hidden hs_asset_\name\()_begin
    .global hs_asset_\name\()_end
    .hidden hs_asset_\name\()_end
hs_asset_\name\()_begin:
    .incbin "\file"
hs_asset_\name\()_end:
    .byte 0
.endm
    asset page, index.html
    asset script, app.js
    asset style, app.css
    asset regular, newsreader-latin-400-normal.woff2
    asset italic, newsreader-latin-400-italic.woff2
    asset bold, newsreader-latin-600-normal.woff2
    asset licence, licences.txt
    asset icon, icon.svg
    .section .note.GNU-stack, "", %progbits
