package org.lectern.launcher.sample;

import java.util.List;

/** What the board gave people to do. */
final class ActionItems {
    private ActionItems() {}

    static List<List<Object>> rows() {
        return List.of(
                List.of("编号 No", "事项 Item", "负责人 Owner", "期限 Due", "状态 State"),
                List.of(1, "完成图书馆场地勘测 Survey the library site", "李薇 Li Wei", "2026-01-15", "done"),
                List.of(2, "与三家审计机构洽谈 Talk to three auditors", "M. Okafor", "2026-01-31", "done"),
                List.of(3, "更新投资准则 Renew the investment rules", "王建国 Wang Jianguo", "2026-02-20", "open"),
                List.of(4, "试行无纸化会议 Try meetings without paper", "S. Lindqvist", "2026-03-12", "open"));
    }
}
