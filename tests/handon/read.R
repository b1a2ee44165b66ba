# Reads a CSV as a user of R would, and writes it again: what comes back is what R understood.
arguments <- commandArgs(trailingOnly = TRUE)
table <- read.csv(arguments[1], fileEncoding = "UTF-8-BOM", encoding = "UTF-8", colClasses = "character",
                  na.strings = character(0))
out <- file(arguments[2], "wb", encoding = "UTF-8")
write.table(table, out, sep = ",", row.names = FALSE, quote = TRUE, qmethod = "double", fileEncoding = "UTF-8")
close(out)
typed <- read.csv(arguments[1], fileEncoding = "UTF-8-BOM", encoding = "UTF-8", na.strings = "")
stopifnot(is.numeric(typed$confidence), is.integer(typed$begin), sum(!is.na(as.Date(typed$published))) > 100)
