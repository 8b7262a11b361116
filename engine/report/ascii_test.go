package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/report"
)

func TestASCII(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"steady ──┴─→ jobs", "steady --+-> jobs"},
		{"✓ stable · 3 µs, ρ ≤ 1 …\n", "+ stable | 3 us, \\u03c1 <= 1 ~\n"},
		{"\x1b[1mbold\x1b[0m \xff", "\x1b[1mbold\x1b[0m \\ufffd"},
	} {
		assert.Equal(t, tt.want, report.ASCII(tt.text))
	}
}
