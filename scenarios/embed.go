// Package scenarios is the library that people start from: each file asks one question, and runs.
package scenarios

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.lua data
var files embed.FS

// Files returns the folder of the library: the scenarios, and the data that they read.
func Files() fs.FS { return files }

// An Entry is a scenario of the library.
type Entry struct {
	Name     string // without .lua
	Question string // that it answers: its first line
}

// List returns the library by name.
func List() []Entry {
	names, err := fs.Glob(files, "*.lua")
	if err != nil {
		panic("scenarios: " + err.Error()) // the pattern is a bad one
	}
	entries := make([]Entry, len(names))
	for i, file := range names {
		name := strings.TrimSuffix(file, ".lua")
		source, _ := Source(name)
		entries[i] = Entry{Name: name, Question: question(source)}
	}
	return entries
}

// Source returns the text of a scenario of the library.
func Source(name string) (source []byte, ok bool) {
	source, err := files.ReadFile(name + ".lua")
	return source, err == nil
}

// question returns the first line of a scenario, a comment, as plain text.
func question(source []byte) string {
	line, _, _ := strings.Cut(string(source), "\n")
	text, isComment := strings.CutPrefix(line, "--")
	if !isComment {
		return ""
	}
	return strings.TrimSpace(text)
}
