package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"queuesim/scripting"
)

// diagnostics are what check has to say to an editor. The shape is stable: fields may be added.
type diagnostics struct {
	Schema      string       `json:"schema"`
	Files       []string     `json:"files"` // as they were named
	Errors      int          `json:"errors"`
	Warnings    int          `json:"warnings"`
	Diagnostics []diagnostic `json:"diagnostics"` // file by file, by line
}

const diagnosticsSchema = "queuesim.check/1"

// A diagnostic is one mistake, or one warning.
type diagnostic struct {
	File     string `json:"file"`
	Line     int    `json:"line"`     // from 1; 0: the file as a whole, or a flag
	Column   int    `json:"column"`   // in letters, from 1; 0: not known
	Severity string `json:"severity"` // error, warning
	Rule     string `json:"rule"`     // of a warning; else ""
	Path     string `json:"path"`     // in the scenario: consumers.pool.count; may be empty
	Message  string `json:"message"`
	Hint     string `json:"hint"` // may be empty
}

func newDiagnostics(files []string) *diagnostics {
	if files == nil {
		files = []string{}
	}
	return &diagnostics{Schema: diagnosticsSchema, Files: files, Diagnostics: []diagnostic{}}
}

// warn adds the warnings of a file.
func (d *diagnostics) warn(file string, warnings []scripting.Warning) {
	for _, w := range warnings {
		d.Warnings++
		d.Diagnostics = append(d.Diagnostics, diagnosticOf(file, "warning", w.Rule, w.What))
	}
}

// fail adds what is wrong with a file.
func (d *diagnostics) fail(file string, err error) {
	for _, o := range outcomesOf(err) {
		for _, e := range o.mistakes() {
			d.Errors++
			d.Diagnostics = append(d.Diagnostics, diagnosticOf(file, "error", "", e))
		}
		if o.mistakes() == nil {
			d.Errors++
			d.Diagnostics = append(d.Diagnostics, diagnostic{
				File: file, Severity: "error", Message: printable(o.err.Error()), Hint: printable(o.hint),
			})
		}
	}
}

// diagnosticOf says where an editor finds a mistake. One in a flag is told of the file as a whole,
// and one in a file that the scenario requires by a name that can be opened.
func diagnosticOf(file, severity, rule string, e *scripting.Error) diagnostic {
	d := diagnostic{
		File: file, Line: e.Pos.Line, Column: e.Column(), Severity: severity, Rule: rule,
		Path: printable(e.Path), Message: printable(e.Msg), Hint: printable(e.Hint),
	}
	switch at := e.Pos.File; {
	case strings.HasPrefix(at, "--"):
		d.Message = printable(at) + ": " + d.Message
	case at != file && at != "" && e.Pos.Line > 0:
		d.File = filepath.Join(filepath.Dir(file), filepath.FromSlash(at))
	}
	return d
}

// text returns the diagnostics as JSON.
func (d *diagnostics) text() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(d); err != nil {
		return nil, fmt.Errorf("write diagnostics: %w", err)
	}
	return b.Bytes(), nil
}
