package report_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/report"
)

// spaced shows the unbreakable spaces before units as plain ones.
func spaced(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestSeconds(t *testing.T) {
	for _, tt := range []struct {
		seconds float64
		want    string
	}{
		{0, "0 s"},
		{3e-10, "0.300 ns"},
		{1e-9, "1.00 ns"},
		{999e-9, "999 ns"},
		{999.6e-9, "1.00 µs"},
		{412e-6, "412 µs"},
		{25.34e-3, "25.3 ms"},
		{0.9994, "999 ms"},
		{0.9995, "1.00 s"},
		{1.25, "1.25 s"},
		{59.94, "59.9 s"},
		{59.96, "1m00s"},
		{185, "3m05s"},
		{3599.4, "59m59s"},
		{3599.5, "1h00m"},
		{3725, "1h02m"},
		{86399, "1d00h"},
		{273_600, "3d04h"},
		{86400 * 99.99, "100 days"},
		{86400 * 412, "412 days"},
		{86400 * 365 * 12.34, "12.3 years"},
		{-0.5, "-500 ms"},
		{math.NaN(), "–"},
		{math.Inf(1), "never"},
		{math.MaxFloat64, "5.7e+300 years"},
	} {
		assert.Equal(t, tt.want, spaced(report.Seconds(tt.seconds)), "%v s", tt.seconds)
	}
}

func TestNumbers(t *testing.T) {
	for _, tt := range []struct {
		got, want string
	}{
		{report.Count(0), "0"},
		{report.Count(999), "999"},
		{report.Count(-1000), "-1,000"},
		{report.Count(-999), "-999"},
		{report.Count(12_345_678), "12,345,678"},
		{report.Count(math.MinInt64), "-9,223,372,036,854,775,808"},
		{report.Number(12), "12"},
		{report.Number(-1234), "-1,234"},
		{report.Number(0.25), "0.250"},
		{report.Number(1e20), "1e+20"},
		{report.Measured(0), "0"},
		{report.Measured(3), "3.00"},
		{report.Measured(43.21), "43.2"},
		{report.Measured(999.6), "1,000"},
		{report.Measured(0.01234), "0.0123"},
		{report.Measured(-0.5), "-0.500"},
		{report.Measured(1.234e-7), "1.23e-07"},
		{report.Measured(math.Inf(1)), "+Inf"},
		{report.Measured(math.NaN()), "–"},
		{report.Share(0), "0 %"},
		{report.Share(1), "100 %"},
		{report.Share(0.00001), "<0.01 %"},
		{report.Share(0.0042), "0.42 %"},
		{report.Share(0.09994), "9.99 %"},
		{report.Share(0.09996), "10.0 %"},
		{report.Share(0.883), "88.3 %"},
		{report.Share(0.99999), ">99.9 %"},
		{report.Share(1.2), "120.0 %"},
		{report.Share(math.NaN()), "–"},
		{report.Rate(0), "0/s"},
		{report.Rate(89.83), "89.8/s"},
		{report.Rate(12_345), "12,345/s"},
		{report.Rate(0.05), "3.00/min"},
		{report.Rate(0.001), "3.60/h"},
		{report.Rate(1e-5), "0.864/day"},
	} {
		assert.Equal(t, tt.want, spaced(tt.got))
	}
}
