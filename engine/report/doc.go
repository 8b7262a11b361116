// Package report says what a run has found: as JSON for machines, as one screen of text for people.
//
// JSON and Digest write the result in its canonical form, from which the same run makes the same
// bytes on every machine. Text reads the same result and answers the questions in order of their
// importance: is it stable (verdict.go), what became of the items, how long do they wait, who is
// busy, which expectation failed. Each section of the text has a file of its own; all of them are
// built from a page of lines (page.go), tables (columns.go), pictures (spark.go), and numbers as
// people say them (units.go).
//
// A result holds words from a scenario that a stranger may have written. Every one of them passes
// through words.clean (escape.go) before it reaches a terminal.
package report
