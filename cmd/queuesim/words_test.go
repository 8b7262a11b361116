package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestQuote(t *testing.T) {
	for _, tt := range []struct{ arg, want string }{
		{"scenarios/burst.lua", "scenarios/burst.lua"},
		{"workers=5", "workers=5"},
		{"", "''"},
		{"jobs.wait.p99 < 0.2", "'jobs.wait.p99 < 0.2'"},
		{"it's", `'it'\''s'`},
		{"$HOME", "'$HOME'"},
		{"~", "'~'"},
	} {
		assert.Equal(t, tt.want, quote(tt.arg))
	}
}

func TestPrintable(t *testing.T) {
	assert.Equal(t, "a\nb \\u{1b}[2J →", printable("a\nb\t\x1b[2J →"))
	assert.Equal(t, `\u{202e}evil`, printable("\u202eevil"), "marks of direction too")
}

func TestWriteRows(t *testing.T) {
	var b bytes.Buffer
	writeRows(&b, 40, [][]string{
		{"heading"},
		{"  a", "one two three four five six seven eight nine"},
		{"  longer", ""},
	})
	assert.Equal(t, `heading
  a       one two three four five six
          seven eight nine
  longer
`, b.String())
}

func TestGraver(t *testing.T) {
	for _, tt := range []struct{ a, b, want int }{
		{exitDone, exitUnmet, exitUnmet},
		{exitUnmet, exitFailed, exitFailed},
		{exitInterrupted, exitFailed, exitInterrupted},
		{exitInterrupted, exitUsage, exitUsage},
		{exitDone, exitDone, exitDone},
	} {
		assert.Equal(t, tt.want, graver(tt.a, tt.b))
		assert.Equal(t, tt.want, graver(tt.b, tt.a))
	}
}
