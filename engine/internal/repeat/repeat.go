// Package repeat makes properties repeatable: a test run draws the same cases every time, so that it
// fails for the change that broke something and for no other. Other cases are a flag away:
//
//	go test ./engine/... -rapid.seed=7 -rapid.checks=10000
package repeat

import (
	"flag"
	"testing"
)

// Main runs the tests of a package, with the first seed if the flags name no other.
func Main(m *testing.M) {
	Seed()
	m.Run()
}

// Seed sets the first seed if the flags name no other.
func Seed() {
	flag.Parse()
	if seed := flag.Lookup("rapid.seed"); seed != nil && seed.Value.String() == "0" {
		if err := flag.Set("rapid.seed", "1"); err != nil {
			panic("repeat: " + err.Error())
		}
	}
}
