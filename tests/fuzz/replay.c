/* replay.c - runs a fuzz target over files, so that what fuzzing once found is tested in every
 * ordinary run, without libFuzzer: usage: fuzz_read FILE...  Each file is one test.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) return perror(path), 0;
    uint8_t *data = NULL;
    long size = -1;
    if (fseek(file, 0, SEEK_END) == 0) size = ftell(file);
    rewind(file);
    /* Exactly as long as the file, so that a read past the end is one past an allocation. */
    if (size >= 0) data = malloc(size ? (size_t)size : 1);
    int whole = data && fread(data, 1, (size_t)size, file) == (size_t)size;
    if (whole) LLVMFuzzerTestOneInput(data, (size_t)size);
    else fprintf(stderr, "%s: cannot be read whole\n", path);
    free(data);
    fclose(file);
    return whole;
}

int main(int argc, char **argv)
{
    int passed = 0, failed = 0;
    for (int i = 1; i < argc; i++) {
        fprintf(stderr, "%s\n", argv[i]);    /* the last one named is the one that crashed */
        if (replay(argv[i])) passed++;
        else failed++;
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
