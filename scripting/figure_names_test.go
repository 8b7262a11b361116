package scripting_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"queuesim/scripting"
)

// TestFigureNames: what is offered for a path can be compared, or goes on.
func TestFigureNames(t *testing.T) {
	l := load(t, judged)
	names := func(path string) []string {
		var all []string
		for _, row := range l.FigureNames(path) {
			all = append(all, row.Name)
		}
		return all
	}
	assert.Subset(t, names(""), []string{"jobs.", "web.", "pool.", "stats.", "consumed", "throughput"})
	assert.Subset(t, names("jobs."), []string{"jobs.wait.", "jobs.depth.", "jobs.offered"})
	assert.Subset(t, names("jobs.wait."), []string{"jobs.wait.mean", "jobs.wait.p99"})
	assert.Subset(t, names("queues."), []string{"queues.jobs."})
	for _, none := range []string{"jobs.wait.p99.", "nothing.", "jobs.nothing.", "tallies.", "."} {
		assert.Empty(t, names(none), none)
	}
	assert.NotContains(t, names("stats."), "whatever has occurred")

	figures := 0
	var walk func(path string)
	walk = func(path string) {
		for _, name := range names(path) {
			if name[len(name)-1] == '.' {
				walk(name)
				continue
			}
			figures++
			loadWith(t, judged, scripting.Options{Expect: []string{name + " == " + name}})
		}
	}
	walk("jobs.")
	walk("pool.")
	walk("stats.")
	assert.Greater(t, figures, 50)
}
