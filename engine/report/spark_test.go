package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/engine/report"
)

func TestSparkline(t *testing.T) {
	for _, tt := range []struct {
		name    string
		points  []int64
		top     int64
		columns int
		want    string
	}{
		{"nothing", nil, 0, 10, ""},
		{"all levels", []int64{0, 1, 2, 3, 4, 5, 6, 7}, 7, 8, "▁▂▃▄▅▆▇█"},
		{"zeros", []int64{0, 0, 0}, 0, 3, "▁▁▁"},
		{"only nothing is the lowest", []int64{0, 1, 1000}, 1000, 3, "▁▂█"},
		{"only the top is the highest", []int64{999, 1000}, 1000, 2, "▇█"},
		{"the peak of several is seen", []int64{0, 0, 9, 0, 0, 0}, 9, 3, "▁█▁"},
		{"uneven shares", []int64{0, 0, 0, 0, 9}, 9, 3, "▁▁█"},
		{"few points are stretched evenly", []int64{0, 7}, 7, 5, "▁▁██"},
		{"scaled to more than was seen", []int64{1, 2}, 4, 2, "▂▄"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, report.Sparkline(tt.points, tt.top, tt.columns))
		})
	}
}

func TestTimeAxis(t *testing.T) {
	assert.Equal(t, "0 s      depth      60 s", spaced(report.TimeAxis("depth", "60\u00a0s", 24)))
	assert.Equal(t, "0 s      60 s", spaced(report.TimeAxis("depth over time", "60\u00a0s", 13)))
	assert.Equal(t, "0 s 60 s", spaced(report.TimeAxis("depth", "60\u00a0s", 2)))
}

func TestBar(t *testing.T) {
	assert.Equal(t, "░░░░", report.Bar(0, 4))
	assert.Equal(t, "██░░", report.Bar(0.5, 4))
	assert.Equal(t, "████", report.Bar(0.9, 4))
	assert.Equal(t, "████", report.Bar(1.3, 4), "never longer than it is")
	assert.Equal(t, "░░░░", report.Bar(-1, 4))
}
