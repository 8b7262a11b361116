package report_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
	"queuesim/engine/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

func text(t *testing.T, res *engine.Result, o report.TextOptions) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, report.Text(&out, res, o))
	return out.String()
}

// golden compares got with a file of testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestText(t *testing.T) {
	const again = "queuesim run scenarios/burst.lua --set workers=3"
	const question = "How badly does a ten-second burst hurt three workers behind a bounded priority queue?"
	for _, tt := range []struct {
		name string
		res  *engine.Result
		o    report.TextOptions
	}{
		{"small", small(), report.TextOptions{}},
		{"burst", burst(), report.TextOptions{Repeat: again, Description: question}},
		{"burst_narrow", burst(), report.TextOptions{Repeat: again, Description: question, Width: 50}},
		{"burst_wide", burst(), report.TextOptions{Repeat: again, Description: question, Width: 130}},
		{"burst_account", burst(), report.TextOptions{Account: true}},
		{"burst_ascii", burst(), report.TextOptions{ASCII: true, Account: true}},
		{"lossy", lossy(), report.TextOptions{}},
		{"lossy_colour", lossy(), report.TextOptions{Color: true}},
		{"unstable", unstable(), report.TextOptions{}},
		{"empty", empty(), report.TextOptions{Account: true}},
		{"stuck", stuck(), report.TextOptions{}},
		{"live", alive(), report.TextOptions{Repeat: again + " --live --speed 20", Color: true}},
		{"live_narrow", alive(), report.TextOptions{Repeat: again + " --live --speed 20", Width: 50}},
		{"live_max", unpaced(), report.TextOptions{}},
		{"many", many(), report.TextOptions{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.res.Digest = "sha256:0123456789abcdef and what follows"
			golden(t, tt.name, text(t, tt.res, tt.o))
		})
	}
}
