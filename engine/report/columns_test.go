package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/report"
)

func lines(rows ...string) string { return strings.Join(rows, "\n") + "\n" }

func TestTable(t *testing.T) {
	names := report.Column{Head: "queue", Left: true, Cells: []string{"jobs", "a_longer_name"}}
	wide := strings.Repeat("9", 20)
	for _, tt := range []struct {
		name    string
		columns []report.Column
		want    string
	}{
		{
			"words to the left, numbers to the right",
			[]report.Column{names, {Head: "n", Cells: []string{"1", "1,000"}}},
			lines("queue              n", "jobs               1", "a_longer_name  1,000"),
		},
		{
			"a group stands over its first column",
			[]report.Column{
				names,
				{Group: "wait", Head: "p5", Cells: []string{"1", "2"}},
				{Group: "wait", Head: "max", Cells: []string{"3", "4"}},
				{Head: "n", Cells: []string{"5", "6"}},
			},
			lines("               wait", "queue            p5  max  n", "jobs              1    3  5",
				"a_longer_name     2    4  6"),
		},
		{
			"what isn't known is a dash, and a column of nothing isn't there",
			[]report.Column{
				names,
				{Head: "lost", Cells: []string{"", "7"}},
				{Head: "blocked", Cells: []string{"", ""}},
			},
			lines("queue          lost", "jobs              –", "a_longer_name     7"),
		},
		{
			"what matters least goes first",
			[]report.Column{
				names,
				{Head: "one", Drop: 1, Cells: []string{wide, "1"}},
				{Head: "three", Drop: 3, Cells: []string{wide, "3"}},
				{Head: "two", Drop: 2, Cells: []string{"2", "2"}},
			},
			lines("queue                           one  two", "jobs           "+wide+"    2",
				"a_longer_name                     1    2"),
		},
		{
			"wide characters take two columns, marks none",
			[]report.Column{
				{Head: "reason", Left: true, Cells: []string{"日本語", "cafe\u0301"}},
				{Head: "n", Cells: []string{"1", "2"}},
			},
			lines("reason  n", "日本語  1", "cafe\u0301    2"),
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, report.Table(50, tt.columns...))
		})
	}
}

func TestBreak(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		most       int
		want       []string
	}{
		{"nothing", "", 10, []string{""}},
		{"fits", "a b c", 5, []string{"a b c"}},
		{"at spaces", "one two three", 8, []string{"one two", "three"}},
		{"not before a unit", "it took 12\u00a0ms", 9, []string{"it took", "12\u00a0ms"}},
		{"a long word anywhere", "ab cdefghij k", 4, []string{"ab", "cdef", "ghij", "k"}},
		{"wide characters", "日本語日本語", 5, []string{"日本", "語日", "本語"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, report.Break(tt.text, tt.most))
		})
	}
}
