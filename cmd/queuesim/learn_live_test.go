package main

import (
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// liveClaims says for each live command of the lessons what must hold of what it prints, in bounds
// that a busy machine keeps too: more load only makes a run longer.
var liveClaims = map[string]func(*testing.T, string){
	crowd: func(t *testing.T, out string) {
		assert.Regexp(t, "produced 100,000 = consumed [0-9,]+ \\+ failed [0-9,]+ \\+ inside 0", out)
		assert.Contains(t, out, "✓ jobs: admitted 100,000 = taken 100,000 + waiting now 0")
		assert.Contains(t, out, "✓ pool: attempts 100,000 = ")
		assert.Contains(t, out, "12 goroutines")
		assert.Contains(t, out, " 1 lock ")
	},
	"queuesim run --live --consumers 1": func(t *testing.T, out string) {
		assert.Greater(t, drained(t, out), 500*time.Millisecond, "the work of one consumer")
	},
	// Waiting at the same time, whatever the processors.
	"GOMAXPROCS=1 queuesim run --live --consumers 4": func(t *testing.T, out string) {
		assert.Greater(t, drained(t, out), 150*time.Millisecond, "the time of the arrivals")
		assert.Less(t, drained(t, out), 450*time.Millisecond, "less than the work of one consumer")
		assert.Contains(t, out, " 1 processor ")
	},
	// Computing one after the other.
	computing: func(t *testing.T, out string) {
		assert.Greater(t, drained(t, out), 400*time.Millisecond, "no less than one consumer")
		assert.Greater(t, meanService(t, out), 55*time.Millisecond, "each takes longer, as they share")
		assert.Contains(t, out, " 1 processor ")
	},
	freely: func(t *testing.T, out string) {
		bound := 800 * time.Millisecond / time.Duration(min(runtime.NumCPU(), 4))
		assert.Greater(t, drained(t, out), bound, "as many at a time as there are processors")
	},
}

// Commands of the lessons; the times of the latter two are compared with each other.
const (
	crowd     = "queuesim run --live --speed max --producers 8 --items 100000 --account"
	computing = "GOMAXPROCS=1 queuesim run --live --consumers 4 --set pool.work=cpu"
	freely    = "queuesim run --live --consumers 4 --set pool.work=cpu"
)

// TestLessonsLive runs every live command that a lesson shows. Its figures are others each time, so
// the claim is checked, and that the lines which the lesson shows are among those printed.
func TestLessonsLive(t *testing.T) {
	if testing.Short() {
		t.Skip("in real time")
	}
	done := map[string]bool{}
	for _, l := range lessons() {
		eachBlock(l.page, "text", func(block string) string {
			for _, c := range commandsOf(block) {
				claim := liveClaims[c.command]
				require.NotNil(t, claim, "say in liveClaims what holds of %s", c.command)
				if done[c.command] {
					continue
				}
				done[c.command] = true
				out := shell(t, c.command)
				claim(t, out)
				_, err := abridge(out, c.output)
				assert.NoError(t, err, c.command)
			}
			return block
		})
	}
	assert.Len(t, done, len(liveClaims), "a claim on what no lesson shows")
}

// TestLessonsProcessors: without the lock, and by two processes with a lock in each, computing takes
// less time than under one. It is measured while there are two processors to compute on.
func TestLessonsProcessors(t *testing.T) {
	if testing.Short() {
		t.Skip("in real time")
	}
	var told string
	for range 3 {
		if !twoAtOnce() {
			continue
		}
		locked := drained(t, shell(t, computing))
		free := drained(t, shell(t, freely))
		both := slices.Max(endings(shell(t, computing+" & "+computing+"; wait")))
		if free < locked*4/5 && both < locked*8/5 {
			return
		}
		if twoAtOnce() {
			told = fmt.Sprintf("under the lock %v, without %v, two processes %v", locked, free, both)
		}
	}
	if told == "" {
		t.Skip("there aren't two processors free")
	}
	t.Error(told)
}

// twoAtOnce tells whether this machine computes two things in about the time of one, just now.
func twoAtOnce() bool {
	one, two := spinning(1), spinning(2)
	return two < one*5/4
}

// spinning returns how long so many goroutines compute, all at the same time.
func spinning(goroutines int) time.Duration {
	var all sync.WaitGroup
	begun := time.Now()
	for range goroutines {
		all.Go(func() {
			for x, n := uint64(goroutines), 0; n < 50_000_000 && x != 0; n++ {
				x = x*6364136223846793005 + 1442695040888963407
			}
		})
	}
	all.Wait()
	return time.Since(begun)
}

// drained returns when a run ended.
func drained(t *testing.T, out string) time.Duration {
	t.Helper()
	all := endings(out)
	require.Len(t, all, 1, out)
	return all[0]
}

// meanService returns how long an attempt took on average.
func meanService(t *testing.T, out string) time.Duration {
	t.Helper()
	found := regexp.MustCompile(`(?m)^pool .* % [█░]+ +([\d.]+ m?s) `).FindStringSubmatch(out)
	require.NotNil(t, found, out)
	mean, err := time.ParseDuration(strings.ReplaceAll(found[1], " ", ""))
	require.NoError(t, err)
	return mean
}

// endings returns when the runs ended that printed this.
func endings(out string) []time.Duration {
	var all []time.Duration
	ended := regexp.MustCompile(`(?m)^ended +drained at ([\d.]+ \w+)`)
	for _, found := range ended.FindAllStringSubmatch(out, -1) {
		took, err := time.ParseDuration(strings.ReplaceAll(found[1], " ", ""))
		if err == nil {
			all = append(all, took)
		}
	}
	return all
}
