package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/report"
)

func TestClean(t *testing.T) {
	for _, tt := range []struct {
		name, text, want string
		ascii            bool
	}{
		{"plain", "flaky: 3 < 4", "flaky: 3 < 4", false},
		{"other scripts", "überlastet 日本語 😀", "überlastet 日本語 😀", false},
		{"colour", "\x1b[31mred", `\x1b[31mred`, false},
		{"line", "a\nb\rc\td", `a\nb\rc\td`, false},
		{"bell, nothing, delete", "\a\x00\x7f", `\a\x00\x7f`, false},
		{"C1 controls", "\u009b31m", `\u009b31m`, false},
		{"direction", "\u202egnitset\u2066", `\u202egnitset\u2066`, false},
		{"invisible", "a\u200bb\ufeff\u00ad\u00a0", `a\u200bb\ufeff\u00ad\u00a0`, false},
		{"tags beyond the first plane", "\U000e0041", `\U000e0041`, false},
		{"emoji dress", "❤\ufe0f", `❤\ufe0f`, false},
		{"broken bytes", "a\xff\xc3", `a\xff\xc3`, false},
		{
			"marks, but no towers of them", "e" + strings.Repeat("\u0301", 6),
			"e" + strings.Repeat("\u0301", 4) + `\u0301\u0301`, false,
		},
		{"only ASCII", "für 😀", `f\u00fcr \U0001f600`, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, report.Clean(tt.text, tt.ascii))
		})
	}
}

func TestShorten(t *testing.T) {
	assert.Equal(t, "abc", report.Shorten("abc", 3))
	assert.Equal(t, "ab…", report.Shorten("abcd", 3))
	assert.Equal(t, "日…", report.Shorten("日本語", 4))
	assert.LessOrEqual(t, report.Width(report.Shorten("日本語日本語", 6)), 6)
}
