/* file.c - maps a file; a model is used in place, so only the pages that are read cost memory. */
#include "base/file.h"

#include "base/fail.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

hs_status hs_file_map(const char *path, hs_blob *out, hs_error *err)
{
    *out = (hs_blob){ 0 };
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return hs_fail(err, HS_EIO, 0, "%s cannot be opened (%s): name a readable file", path,
                       strerror(errno));
    struct stat st;
    hs_status status = HS_OK;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        status = hs_fail(err, HS_EIO, 0, "%s is no regular file: name a file", path);
    } else if (st.st_size > 0) {
        void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (at == MAP_FAILED)
            status = hs_fail(err, HS_EIO, 0, "%s cannot be mapped (%s)", path, strerror(errno));
        else *out = (hs_blob){ at, (size_t)st.st_size };
    }
    close(fd);
    return status;
}

void hs_file_unmap(hs_blob blob)
{
    if (blob.data) munmap((void *)(uintptr_t)blob.data, blob.size);
}
